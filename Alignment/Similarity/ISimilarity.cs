using Concord.Alignment.Resampling;

namespace Concord.Alignment.Similarity;

/// <summary>A measure of how alike two spaces are that hold the same stimuli: no mapping is fitted to held-out data.</summary>
public interface ISimilarity
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>One sentence with the formula.</summary>
    string Summary { get; }

    /// <summary>Whether a higher value means that the spaces are more alike; false for a distance.</summary>
    bool HigherIsBetter { get; }

    /// <summary>How an interval is made from draws; the one that held its level where the answer is known.</summary>
    SimilarityInterval Interval { get; }

    /// <summary>Works out once what a comparison needs of one space.</summary>
    /// <param name="x">(stimuli × units), borrowed.</param>
    ISimilaritySide Prepare(Matrix x);

    /// <summary>Compares two prepared spaces.</summary>
    /// <param name="x">The model's side, from <see cref="Prepare"/> of this measure.</param>
    /// <param name="y">The recorded side; the same stimuli in the same order.</param>
    /// <returns>The value; NaN with the reason when undefined.</returns>
    Scored Compare(ISimilaritySide x, ISimilaritySide y);

    /// <summary>The value in every draw, exact with multiplicities; nothing is recomputed from activations.</summary>
    /// <remarks>Stimulus i counts m_i times. It is never its own neighbour, and where the diagonal is left out, pairs of its copies are left out as well.</remarks>
    /// <param name="x">The model's side.</param>
    /// <param name="y">The recorded side.</param>
    /// <param name="resamples">Draws over the stimuli: bootstrap, leave-one-out or halves.</param>
    /// <returns>(draws); NaN where undefined.</returns>
    double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples);
}

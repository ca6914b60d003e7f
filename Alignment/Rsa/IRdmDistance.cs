namespace Concord.Alignment.Rsa;

/// <summary>A dissimilarity of two conditions, computed for all pairs at once.</summary>
public interface IRdmDistance
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>One sentence with the formula.</summary>
    string Summary { get; }

    /// <summary>All pairwise dissimilarities.</summary>
    /// <param name="x">(stimuli × units).</param>
    /// <returns>The RDM; NaN entries, with a note, where the distance is undefined.</returns>
    Rdm Compute(Matrix x);
}

namespace Concord.Alignment.Rsa;

/// <summary>A way to compare two RDMs over their upper triangles.</summary>
public interface IRdmComparator
{
    /// <summary>The name in manifests and tables.</summary>
    string Id { get; }

    /// <summary>Compares two RDMs.</summary>
    /// <remarks>Pairs that are NaN on either side are dropped jointly, as rsatoolbox does, and counted in the note.</remarks>
    /// <param name="first">(pairs) upper triangle.</param>
    /// <param name="second">(pairs) upper triangle over the same conditions.</param>
    /// <returns>−1 … 1, higher is better; NaN with the reason: fewer than three pairs, or no variance on one side.</returns>
    Scored Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second);

    /// <summary>The comparator over bootstrap draws, with the subjects' side prepared once.</summary>
    internal IBootstrapKernel Prepare(PairList pairs, IReadOnlyList<double[]> subjects, Resampling.StimulusResamples resamples);
}

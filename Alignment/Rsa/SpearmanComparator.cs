using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Spearman correlation of the dissimilarities, ties at midranks.</summary>
/// <remarks>See <see cref="Spearman"/>. Source: rsatoolbox <c>compare</c>.</remarks>
public sealed class SpearmanComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "spearman";

    /// <inheritdoc/>
    public Scored Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => DefinedPairs.Compare(first, second, Spearman.Compute);

    IBootstrapKernel IRdmComparator.Prepare(PairList pairs, IReadOnlyList<double[]> subjects, StimulusResamples resamples) => new SpearmanKernel(pairs, subjects, resamples);
}

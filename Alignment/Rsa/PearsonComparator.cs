using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Pearson correlation of the dissimilarities.</summary>
/// <remarks>See <see cref="Pearson"/>. Source: rsatoolbox <c>compare</c>.</remarks>
public sealed class PearsonComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "pearson";

    /// <inheritdoc/>
    public Scored Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => DefinedPairs.Compare(first, second, Pearson.Compute);

    IBootstrapKernel IRdmComparator.Prepare(PairList pairs, IReadOnlyList<double[]> subjects, StimulusResamples resamples) => new PearsonKernel(pairs, subjects, resamples);
}

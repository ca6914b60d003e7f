using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Kendall's tau-a of the dissimilarities: the right one when a model RDM has ties (Nili et al. 2014, doi:10.1371/journal.pcbi.1003553).</summary>
/// <remarks>See <see cref="KendallTauA"/>. Source: rsatoolbox <c>compare</c>.</remarks>
public sealed class KendallTauAComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "kendall-tau-a";

    /// <inheritdoc/>
    public Scored Compare(ReadOnlySpan<double> first, ReadOnlySpan<double> second) => DefinedPairs.Compare(first, second, KendallTauA.Compute);

    IBootstrapKernel IRdmComparator.Prepare(PairList pairs, IReadOnlyList<double[]> subjects, StimulusResamples resamples) => new KendallTauAKernel(pairs, subjects, resamples);
}

using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Kendall's tau-a of the dissimilarities: does not favour a model RDM with ties (Nili et al. 2014, doi:10.1371/journal.pcbi.1003553).</summary>
/// <remarks>See <see cref="KendallTauA"/>. Source: rsatoolbox <c>compare</c>, "tau-a".</remarks>
public sealed class KendallTauAComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "kendall-tau-a";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => KendallTauA.Against(y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new KendallKernel(pairs, subjects, draws, correctsTies: false);
}

using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Kendall's tau-b of the dissimilarities.</summary>
/// <remarks>See <see cref="KendallTauB"/>. Source: rsatoolbox <c>compare</c>, "kendall".</remarks>
public sealed class KendallTauBComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "kendall-tau-b";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => KendallTauB.Against(y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new KendallKernel(pairs, subjects, draws, correctsTies: true);
}

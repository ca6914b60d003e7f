using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Pearson correlation of the dissimilarities.</summary>
/// <remarks>See <see cref="Pearson"/>. Source: rsatoolbox <c>compare</c>, "corr".</remarks>
public sealed class PearsonComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "pearson";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => x => Pearson.Compute(x, y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new LinearKernel(pairs, pairs.Count, values => new MomentSide(values, isCentred: true), subjects, draws);
}

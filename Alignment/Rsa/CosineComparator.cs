using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Cosine of the dissimilarities: for distances with a meaningful zero, such as cross-validated ones.</summary>
/// <remarks>See <see cref="Cosine"/>. Source: rsatoolbox <c>compare</c>, "cosine".</remarks>
public sealed class CosineComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "cosine";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => x => Cosine.Compute(x, y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new LinearKernel(pairs, pairs.Count, values => new MomentSide(values, isCentred: false), subjects, draws);
}

using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Spearman correlation of the dissimilarities, ties at midranks.</summary>
/// <remarks>See <see cref="Spearman"/>. Source: rsatoolbox <c>compare</c>, "spearman".</remarks>
public sealed class SpearmanComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "spearman";

    /// <inheritdoc/>
    public string Summary => "Spearman correlation of the dissimilarities, ties at midranks";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => Spearman.Against(y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new LinearKernel(pairs, pairs.Count, values => new RankSide(pairs, values, correctsTies: true), subjects, draws);
}

using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>The Spearman correlation of the dissimilarities expected when ties are broken at random: does not favour a model RDM with ties, and is faster than tau-a.</summary>
/// <remarks>See <see cref="RhoA"/>. Source: rsatoolbox <c>compare</c>, "rho-a".</remarks>
public sealed class RhoAComparator : IRdmComparator
{
    /// <inheritdoc/>
    public string Id => "rho-a";

    /// <inheritdoc/>
    public string Summary => "12·Σ(centred midranks of x)(of y)/(n³ − n), n dissimilarities: the Spearman correlation expected when ties are broken at random";

    /// <inheritdoc/>
    public IPreparedComparison Against(double[] recorded) => new PreparedPairs(recorded, (_, y) => RhoA.Against(y));

    IBootstrapKernel IRdmComparator.Bootstrap(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws) =>
        new LinearKernel(pairs, pairs.Count, values => new RankSide(pairs, values, correctsTies: false), subjects, draws);
}

using Concord.Alignment.Resampling;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>The mean canonical correlation.</summary>
/// <remarks>
/// mean of ρ_i (or of ρ_i²) over min(rank X̃, rank Ỹ) canonical correlations ρ = singular values of U_XᵀU_Y, U orthonormal bases of the centred columns. 0 … 1, higher is better, symmetric;
/// invariant to invertible linear maps of either side. Dependent units: directions up to the tolerance of <see cref="OrthonormalBasis"/> are left out, as a pseudo-inverse does. Where the two ranks
/// add up to more than n − 1, that many correlations are 1 whatever the data, which the note says: with as many units as stimuli the measure tells nothing. It falls towards its limit as stimuli are
/// added, and bootstrap draws, with 0.63·n different stimuli, lie far above it: the interval is the jackknife's, twice as wide as need be
/// where units are many. Undefined: all stimuli alike on one side. Cost: n·p² + n·q², again in each draw.
/// Sources: Hotelling 1936, doi:10.1093/biomet/28.3-4.321; Raghu et al. 2017, arXiv:1706.05806; Kornblith et al. 2019, arXiv:1905.00414 (R²_CCA: squares).
/// </remarks>
/// <param name="squared">The mean of the squares.</param>
public sealed class CcaMean(bool squared = false) : ISimilarity
{
    /// <inheritdoc/>
    public string Id => "cca-mean";

    /// <inheritdoc/>
    public string Summary => "mean canonical correlation";

    /// <inheritdoc/>
    public bool HigherIsBetter => true;

    /// <inheritdoc/>
    public SimilarityInterval Interval => SimilarityInterval.Jackknife;

    /// <inheritdoc/>
    public ISimilaritySide Prepare(Matrix x) => new ConfigurationSide(x);

    /// <inheritdoc/>
    public Scored Compare(ISimilaritySide x, ISimilaritySide y) => ConfigurationMeasure.Compare(x, y, Mean);

    /// <inheritdoc/>
    public double[] Draws(ISimilaritySide x, ISimilaritySide y, StimulusResamples resamples) => ConfigurationMeasure.Draws(x, y, resamples, Mean);

    private Scored Mean(Tensor x, Tensor y)
    {
        Tensor a = OrthonormalBasis.Of(x).U;
        Tensor b = OrthonormalBasis.Of(y).U;
        (long rankX, long rankY) = (a.shape[1], b.shape[1]);
        if (rankX == 0 || rankY == 0)
        {
            return Scored.Undefined("all stimuli have the same pattern on one side");
        }

        Tensor rho = linalg.svdvals(a.t().matmul(b));
        double value = (squared ? rho * rho : rho).mean().item<double>();
        long certain = rankX + rankY - (x.shape[0] - 1);
        return new Scored(value, certain > 0 ? $"{certain} of {Math.Min(rankX, rankY)} correlations are 1 whatever the data: ranks {rankX} and {rankY} of {x.shape[0]} stimuli" : null);
    }
}

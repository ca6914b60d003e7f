namespace Concord.Alignment.Similarity;

/// <summary>The four sums from which both estimators of HSIC follow, for kernels K and L whose rows sum to 0.</summary>
/// <remarks>
/// With rows of K summing to 0, the row sums of K less its diagonal are −K_ii, so that Song's formula needs no more than
/// P = Σ_{i≠j} K_ij·L_ij, D = Σ K_ii·L_ii, Σ K_ii and Σ L_ii. All four come from kernels (n × n) or from features: P + D = ‖XᵀY‖², K_ii = ‖x_i‖².
/// Biased, not divided by (n − 1)²: P + D. Unbiased: [P + ΣK_ii·ΣL_ii/((n − 1)(n − 2)) − 2D/(n − 2)] / (n(n − 3)).
/// Sources: Gretton et al. 2005, doi:10.1007/11564089_7; Song et al. 2012, JMLR 13, eq. 5.
/// </remarks>
/// <param name="Pairs">P.</param>
/// <param name="Diagonal">D.</param>
/// <param name="TraceX">Σ K_ii.</param>
/// <param name="TraceY">Σ L_ii.</param>
internal readonly record struct HsicSums(double Pairs, double Diagonal, double TraceX, double TraceY)
{
    public double Value(HsicEstimator estimator, int stimuli)
    {
        if (estimator is HsicEstimator.Biased)
        {
            return Pairs + Diagonal;
        }

        double n = stimuli;
        return (Pairs + (TraceX * TraceY / ((n - 1) * (n - 2))) - (2 * Diagonal / (n - 2))) / (n * (n - 3));
    }
}

namespace Concord.Alignment.Statistics;

/// <summary>Benjamini and Hochberg's step-up adjustment of p values: bounds the expected share of false findings among the findings.</summary>
/// <remarks>
/// With p₁ ≤ … ≤ p_m: p̃_k = min over i ≥ k of min(1, m p_i / i). Holds for independent and for positively dependent tests. An undefined p stays undefined and is not counted in m.
/// Source: Benjamini &amp; Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x; <c>statsmodels multipletests(method='fdr_bh')</c>.
/// </remarks>
public static class BenjaminiHochberg
{
    /// <summary>The adjusted p values.</summary>
    /// <param name="pValues">(tests) 0 … 1; NaN where undefined.</param>
    /// <returns>(tests) in the order given, never below the p value itself and never above <see cref="Holm"/>'s; NaN where undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside 0 … 1.</exception>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        int[] order = PValueOrder.Of(pValues);
        double[] adjusted = [.. pValues];
        double running = 1;
        for (int k = order.Length - 1; k >= 0; k--)
        {
            running = Math.Min(running, pValues[order[k]] * ((double)order.Length / (k + 1)));
            adjusted[order[k]] = running;
        }

        return adjusted;
    }
}

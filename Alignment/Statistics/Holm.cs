namespace Concord.Alignment.Statistics;

/// <summary>Holm's step-down adjustment of p values: bounds the chance of any false finding in the family.</summary>
/// <remarks>
/// With p₁ ≤ … ≤ p_m: p̃_k = max over i ≤ k of min(1, (m − i + 1) p_i). Holds whatever the dependence of the tests. An undefined p stays undefined and is not counted in m, as in R's
/// <c>p.adjust</c>. A bootstrap or permutation p cannot fall below its resolution, 2/(B + 1) two-sided: with m tests nothing is significant where m·2/(B + 1) is above the level.
/// Source: Holm 1979, Scand. J. Statist. 6, 65–70; <c>statsmodels multipletests(method='holm')</c>.
/// </remarks>
public static class Holm
{
    /// <summary>The adjusted p values.</summary>
    /// <param name="pValues">(tests) 0 … 1; NaN where undefined.</param>
    /// <returns>(tests) in the order given, never below the p value itself; NaN where undefined.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside 0 … 1.</exception>
    public static double[] Adjust(IReadOnlyList<double> pValues)
    {
        int[] order = PValueOrder.Of(pValues);
        double[] adjusted = [.. pValues];
        double running = 0;
        for (int k = 0; k < order.Length; k++)
        {
            running = Math.Max(running, Math.Min(1, (order.Length - k) * pValues[order[k]]));
            adjusted[order[k]] = running;
        }

        return adjusted;
    }
}

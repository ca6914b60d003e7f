using Concord.Alignment.Resampling;
using MathNet.Numerics;

namespace Concord.Alignment.Statistics;

/// <summary>Tests of a factorial analysis over models, for tables that have no resamples: models within a cell are the error.</summary>
/// <remarks>
/// Models are taken as a sample of their cell, normal with one variance: an assumption, where a bootstrap over stimuli makes none about models. Undefined where every cell holds one model.
/// F = (SS/df)/(SS of models within cells/df). Contrast Σ w m of cell means: variance MS · Σ w²/n with the residual's degrees of freedom.
/// Source: Searle 1987, Linear Models for Unbalanced Data; <c>statsmodels anova_lm(typ=2)</c>.
/// </remarks>
public static class FactorialTests
{
    /// <summary>The p value of a sum of squares by F, as an incomplete beta function, which keeps its digits far out; NaN where undefined.</summary>
    /// <param name="sum">The sum.</param>
    /// <param name="residual">The models within their cells.</param>
    public static double PValue(FactorialSum sum, FactorialSum residual)
    {
        ArgumentNullException.ThrowIfNull(sum);
        ArgumentNullException.ThrowIfNull(residual);
        double error = residual.Sum.Value.Value / residual.DegreesOfFreedom;
        return sum.DegreesOfFreedom > 0 && residual.DegreesOfFreedom > 0 && error > 0
            ? SpecialFunctions.BetaRegularized(residual.DegreesOfFreedom / 2.0, sum.DegreesOfFreedom / 2.0, residual.Sum.Value.Value / (residual.Sum.Value.Value + sum.Sum.Value.Value))
            : double.NaN;
    }

    /// <summary>Tests a contrast of cell means against 0.</summary>
    /// <param name="result">The analysis.</param>
    /// <param name="weights">(cells) in the order of <see cref="FactorialResult.Cells"/>; cells of weight 0 may be empty.</param>
    /// <param name="level">The interval's level.</param>
    public static StudentTest Contrast(FactorialResult result, IReadOnlyList<double> weights, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(weights);
        Require.SameLength(result.Cells.Count, weights.Count);
        double value = 0;
        double spread = 0;
        for (int cell = 0; cell < weights.Count; cell++)
        {
            if (weights[cell] != 0)
            {
                value += weights[cell] * result.Cells[cell].Mean.Value.Value;
                spread += weights[cell] * weights[cell] / result.Cells[cell].Models;
            }
        }

        int degrees = result.ResidualSum.DegreesOfFreedom;
        double error = degrees > 0 ? result.ResidualSum.Sum.Value.Value / degrees : double.NaN;
        return StudentTest.Compute(value, error * spread, degrees, level);
    }
}

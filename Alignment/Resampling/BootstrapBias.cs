namespace Concord.Alignment.Resampling;

/// <summary>The bias of an estimate as the bootstrap shows it.</summary>
public static class BootstrapBias
{
    /// <summary>Draws without the bias, so that their quantiles are an interval.</summary>
    /// <remarks>
    /// The mean of the draws less the estimate, b, is how far the estimate lies from the truth, and the draws lie as far from the estimate: they are shifted by −2b.
    /// It is the bias-corrected interval in its additive form, one shift for all quantiles, so that differences of two models' draws stay paired.
    /// Source: Efron &amp; Tibshirani 1993, ch. 10.
    /// </remarks>
    /// <param name="estimate">The score on all stimuli.</param>
    /// <param name="draws">(draws); NaN where undefined.</param>
    /// <returns>(draws); NaN where undefined.</returns>
    public static double[] Removed(double estimate, double[] draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        double shift = 2 * (draws.Where(draw => !double.IsNaN(draw)).DefaultIfEmpty(double.NaN).Average() - estimate);
        return Array.ConvertAll(draws, draw => draw - shift);
    }
}

using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>What a fitted law says, with intervals over resamples of the models.</summary>
/// <param name="Level">Interval of the score that the law tends to.</param>
/// <param name="Largest">The largest scale among the models, (variables).</param>
/// <param name="ScoreAtLargest">The law's score there.</param>
/// <param name="Remaining">Interval of level − score there: what more scale could still bring.</param>
/// <param name="SlopeAtLargest">The rise for a tenfold of scale there.</param>
/// <param name="Slope">Its interval.</param>
/// <param name="Exponent">Interval of α.</param>
public sealed record ScalingSummary(Interval Level, IReadOnlyList<double> Largest, double ScoreAtLargest, Interval Remaining, double SlopeAtLargest, Interval Slope, Interval Exponent)
{
    /// <summary>Whether a level is reached; words are made from this, never from the point estimate.</summary>
    public required Saturation Verdict { get; init; }

    /// <summary>Summarises.</summary>
    /// <param name="data">The models that were fitted.</param>
    /// <param name="fitted">The fit and its resamples.</param>
    public static ScalingSummary Of(ScalingData data, ScalingBootstrap fitted)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fitted);
        double[] largest = [.. Enumerable.Range(0, data.Scale.Columns).Select(column => Enumerable.Range(0, data.Models).Max(model => data.Scale[model, column]))];
        Interval level = fitted.Of(fit => fit.Level);
        Interval slope = fitted.Of(fit => fit.Slope(largest));
        return new ScalingSummary(level, largest, fitted.Fit.Score(largest), fitted.Of(fit => fit.Level - fit.Score(largest)), fitted.Fit.Slope(largest), slope, fitted.Of(fit => fit.Parameters[2]))
        {
            Verdict = Judge(fitted.Fit.Level, level, slope),
        };
    }

    /// <summary>The verdict of a level, its interval and the interval of the slope at the largest scale.</summary>
    /// <remarks>A wider interval never makes a stronger verdict: from <see cref="Saturation.Saturates"/> to <see cref="Saturation.NotInRange"/> to <see cref="Saturation.NoTrend"/>.</remarks>
    internal static Saturation Judge(double level, Interval levels, Interval slope) =>
        slope.Upper < 0 ? Saturation.Falls
        : !(slope.Lower > 0) ? Saturation.NoTrend
        : !(level < ScalingDefaults.NoLevel && levels.Upper < ScalingDefaults.NoLevel) ? Saturation.NotInRange
        : Saturation.Saturates;
}

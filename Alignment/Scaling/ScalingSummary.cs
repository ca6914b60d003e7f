using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>What a fitted law says, with intervals over resamples of the models.</summary>
public sealed record ScalingSummary
{
    /// <summary>Whether a level is reached; words are made from this, never from the point estimate.</summary>
    public required Saturation Verdict { get; init; }

    /// <summary>Interval of the score that the law tends to.</summary>
    public required Interval Level { get; init; }

    /// <summary>The largest scale among the models, (variables).</summary>
    public required IReadOnlyList<double> Largest { get; init; }

    /// <summary>The law's score there.</summary>
    public required double ScoreAtLargest { get; init; }

    /// <summary>The law's score there less that at the smallest scale.</summary>
    public required double RiseInRange { get; init; }

    /// <summary>Its interval.</summary>
    public required Interval Rise { get; init; }

    /// <summary>The rise for a tenfold of scale at the largest.</summary>
    public required double SlopeAtLargest { get; init; }

    /// <summary>Its interval.</summary>
    public required Interval Slope { get; init; }

    /// <summary>Summarises.</summary>
    /// <param name="data">The models that were fitted.</param>
    /// <param name="fitted">The fit and its resamples.</param>
    public static ScalingSummary Of(ScalingData data, ScalingBootstrap fitted)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(fitted);
        double[] smallest = Ends(data, Enumerable.Min);
        double[] largest = Ends(data, Enumerable.Max);
        Interval level = fitted.Of(fit => fit.Level);
        Interval rise = fitted.Of(Rises);
        return new ScalingSummary
        {
            Verdict = Judge(fitted.Fit.Level, level, rise),
            Level = level,
            Largest = largest,
            ScoreAtLargest = fitted.Fit.Score(largest),
            RiseInRange = Rises(fitted.Fit),
            Rise = rise,
            SlopeAtLargest = fitted.Fit.Slope(largest),
            Slope = fitted.Of(fit => fit.Slope(largest)),
        };

        double Rises(ScalingFit fit) => fit.Score(largest) - fit.Score(smallest);
    }

    /// <summary>The verdict of a level, its interval and the interval of the rise from the smallest to the largest scale.</summary>
    /// <remarks>A wider interval never makes a stronger verdict: from <see cref="Saturation.Saturates"/> to <see cref="Saturation.NotInRange"/> to <see cref="Saturation.NoTrend"/>.</remarks>
    internal static Saturation Judge(double level, Interval levels, Interval rise) =>
        rise.Upper < 0 ? Saturation.Falls
        : !(rise.Lower > 0) ? Saturation.NoTrend
        : !(level < ScalingDefaults.NoLevel && levels.Upper < ScalingDefaults.NoLevel) ? Saturation.NotInRange
        : Saturation.Saturates;

    private static double[] Ends(ScalingData data, Func<IEnumerable<double>, double> end) =>
        [.. Enumerable.Range(0, data.Scale.Columns).Select(column => end(Enumerable.Range(0, data.Models).Select(model => data.Scale[model, column])))];
}

using Concord.Alignment.Resampling;

namespace Concord.Alignment.Scaling;

/// <summary>A score along training.</summary>
/// <param name="Change">Last score less first.</param>
/// <param name="Interval">Of the change, paired over resamples; undefined where the scores have none.</param>
/// <param name="Reversals">How often the score moves against the sign of the change from one checkpoint to the next: 0 for a monotone curve.</param>
/// <param name="Settled">The first step from which on the score stays within 5 % of the final score; NaN where the final score is not above 0.</param>
/// <param name="Highest">The step of the highest score, the first of equals.</param>
public sealed record DevelopmentCurve(double Change, Interval Interval, int Reversals, double Settled, double Highest)
{
    private const double Band = 0.05;

    /// <summary>Describes a curve.</summary>
    /// <param name="steps">(checkpoints) rising: steps, epochs or stimuli seen; two or more.</param>
    /// <param name="scores">(checkpoints).</param>
    /// <param name="first">The first checkpoint's draws; empty for none.</param>
    /// <param name="last">The last checkpoint's draws, the same resamples; empty for none.</param>
    public static DevelopmentCurve Compute(IReadOnlyList<double> steps, IReadOnlyList<double> scores, ReadOnlySpan<double> first, ReadOnlySpan<double> last)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(scores);
        Require.SameLength(steps.Count, scores.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(scores.Count, 2, nameof(scores));
        double change = scores[^1] - scores[0];
        int reversals = Enumerable.Range(1, scores.Count - 1).Count(k => (scores[k] - scores[k - 1]) * change < 0);
        int settled = scores.Count - 1;
        while (settled > 0 && Math.Abs(scores[settled - 1] - scores[^1]) <= Band * scores[^1])
        {
            settled--;
        }

        return new DevelopmentCurve(
            change,
            first.IsEmpty || last.IsEmpty ? Interval.Undefined(0.95, "no resamples") : PairedDifference.Compute(scores[^1], scores[0], last, first).Interval,
            reversals,
            scores[^1] > 0 ? steps[settled] : double.NaN,
            steps[Enumerable.Range(0, scores.Count).MaxBy(k => scores[k])]);
    }
}

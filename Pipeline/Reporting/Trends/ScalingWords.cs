using Concord.Alignment.Resampling;
using Concord.Alignment.Scaling;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>What laws of scale say, in words that obey their intervals.</summary>
internal static class ScalingWords
{
    private const double SomeDraws = 0.05;

    /// <summary>What a measure is called in words.</summary>
    public static string Measure(IReadOnlyList<string> names) => string.Join(" and ", names.Select(name => NameText.Short(name.Replace('_', ' '))));

    /// <summary>The sentence on one group's law.</summary>
    public static string Of(ScalingResult result, ScalingLaw law)
    {
        string who = law.Group.Length == 0 ? $"All {NumberText.Count(law.Points.Count)} models" : $"{NameText.Short(law.Group)} ({NumberText.Count(law.Points.Count)} models)";
        if (law.Summary is not { } summary)
        {
            return $"{who}: no fit, {law.Reason}.";
        }

        string x = Measure(result.Spec.X);
        string tenfold = $"for ten times the {x} ({NumberText.DifferenceInterval(summary.Slope.Lower, summary.Slope.Upper)})";
        string there = $"at the largest {x} ({string.Join(", ", summary.Largest.Select(value => NumberText.Scale(value)))})";
        return summary.Verdict switch
        {
            Saturation.Saturates => $"{who}: the score levels off at {NumberText.Score(law.Fitted!.Fit.Level)} (95 % interval {NumberText.Interval(summary.Level.Lower, summary.Level.Upper)}); {there} the law stands at {NumberText.Score(summary.ScoreAtLargest)}, and its slope there is {NumberText.Difference(summary.SlopeAtLargest)} {tenfold}.",
            Saturation.NotInRange => $"{who}: no saturation in range. {Capital(there)} the law stands at {NumberText.Score(summary.ScoreAtLargest)} and its slope is {NumberText.Difference(summary.SlopeAtLargest)} {tenfold}{(law.Fitted!.Fit.Level < ScalingDefaults.NoLevel ? $"; a level near {NumberText.Score(law.Fitted.Fit.Level)} fits best, but a rise without a level fits as well within the interval" : string.Empty)}.",
            Saturation.Falls => $"{who}: the score falls with {x}, {Range(summary)}.",
            _ => $"{who}: neither a rise nor a fall with {x} is clear, {Range(summary)}.",
        };
    }

    /// <summary>The level as a table shows it: a number only where a level was found.</summary>
    public static string Level(ScalingLaw law) => law.Summary?.Verdict switch
    {
        Saturation.Saturates => $"{NumberText.Score(law.Fitted!.Fit.Level)} ({NumberText.Interval(law.Summary.Level.Lower, law.Summary.Level.Upper)})",
        Saturation.NotInRange => "no saturation in range",
        Saturation.Falls => "falls",
        Saturation.NoTrend => "no trend is clear",
        _ => law.Reason ?? NumberText.Missing,
    };

    /// <summary>All groups in one sentence.</summary>
    public static string Headline(ScalingResult result)
    {
        string x = Measure(result.Spec.X);
        string groups = string.Join("; ", result.Laws.Select(law => (law.Group.Length == 0 ? string.Empty : NameText.Short(law.Group) + " ") + Short(law)));
        return $"with {x}, the {(result.Benchmarks.Count == 1 ? "score" : "mean score")} over {NameText.List(result.Benchmarks, 6)}{(result.Laws is [{ Group.Length: 0 }] ? " " : ": ")}{groups}.";
    }

    private static string Short(ScalingLaw law) => law.Summary?.Verdict switch
    {
        Saturation.Saturates => $"levels off at {Level(law)}",
        Saturation.NotInRange => "shows no saturation in range",
        Saturation.Falls => "falls",
        Saturation.NoTrend => "shows no clear rise or fall",
        _ => $"has no fit ({law.Reason})",
    };

    /// <summary>The sentence on two groups.</summary>
    public static string Of(string x, string first, string second, FamilyCrossing crossing)
    {
        (string a, string b) = (NameText.Short(first), NameText.Short(second));
        if (!(crossing.Largest > crossing.Smallest))
        {
            return $"{a} and {b} share no range of {x}.";
        }

        string range = $"over the {x} that both cover, {NumberText.Scale(crossing.Smallest)} to {NumberText.Scale(crossing.Largest)}";
        (int small, int large) = (crossing.AtSmallest.Sign, crossing.AtLargest.Sign);
        string ends = $"({Gap(crossing.AtSmallest)} at the small end, {Gap(crossing.AtLargest)} at the large end)";
        if (small * large < 0 && double.IsFinite(crossing.At))
        {
            (string late, string early) = large > 0 ? (a, b) : (b, a);
            return $"{late} overtakes {early} at {NumberText.Scale(crossing.At)} (95 % interval {NumberText.Scale(crossing.Interval.Lower)} to {NumberText.Scale(crossing.Interval.Upper)}).";
        }

        if (small * large > 0 && crossing.Share < SomeDraws)
        {
            (string above, string below) = small > 0 ? (a, b) : (b, a);
            return $"{above} lies above {below} {range} {ends}.";
        }

        return small == 0 && large == 0
            ? $"Between {a} and {b} no lead is clear at either end, {range} {ends}."
            : $"Of {a} and {b}, {(large != 0 ? $"{(large > 0 ? a : b)} leads at the large end" : $"{(small > 0 ? a : b)} leads at the small end")}; whether they cross is not clear, {range} {ends}.";

        string Gap(FamilyDifference difference) => $"{a} less {b} {NumberText.Difference(difference.Value)}, {NumberText.DifferenceInterval(difference.Interval.Lower, difference.Interval.Upper)}";
    }

    private static string Range(ScalingSummary summary) =>
        $"{NumberText.Difference(summary.RiseInRange)} from the smallest to the largest ({NumberText.DifferenceInterval(summary.Rise.Lower, summary.Rise.Upper)})";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

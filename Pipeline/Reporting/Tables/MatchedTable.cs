using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>The table of matched comparisons: calliper, pairs, what was left out, and what is left of the difference.</summary>
internal static class MatchedTable
{
    /// <summary>The table; null without any.</summary>
    public static ReportTable? Make(IReadOnlyList<MatchedContrast> all) => all.Count == 0 ? null : new()
    {
        Id = "matched",
        Caption = $"Differences among models that are alike: nearest pairs first, each model once, none farther apart than the calliper. Intervals: {(all.All(contrast => contrast.IsPaired) ? "95 % over stimuli, models held fixed" : $"95 % over the pairs (Student's t; {ComparisonText.Unpaired})")}. Left out: models without a partner; what is said holds for those that have one. Gap: mean difference of the matched property over the pairs.",
        Heads =
        [
            new("benchmark", "Benchmark", "Benchmark and metric."), new("contrast", "Contrast", "First − second."), new("matched_on", "Matched on", "The property."), new("calliper", "Calliper", "The largest difference within a pair."),
            Count("pairs", "Pairs"), Count("first_left_out", "First left out"), Count("second_left_out", "Second left out"), Number("gap", "Gap"), Number("difference", "Difference"), Number("ci_low", "Low"), Number("ci_high", "High"), Number("p", "p"),
        ],
        Rows = [.. all.Select(Row)],
    };

    private static IReadOnlyList<TableCell> Row(MatchedContrast contrast)
    {
        bool bounded = contrast.Group.IsBounded;
        string label = $"{contrast.First} − {contrast.Second}";
        return
        [
            new(NameText.Short(contrast.Group.Title, 80)) { Full = contrast.Group.Title }, new(NameText.Short(label)) { Full = label }, new(NameText.Short(contrast.Rule.Tag)) { Full = contrast.Rule.Tag }, new(ComparisonText.Calliper(contrast)),
            new(NumberText.Count(contrast.Pairs.Count), contrast.Pairs.Count), new(NumberText.Count(contrast.FirstLeftOut), contrast.FirstLeftOut), new(NumberText.Count(contrast.SecondLeftOut), contrast.SecondLeftOut),
            Finite(ComparisonText.Gap(contrast), contrast.GapAfter), Finite(NumberText.Difference(contrast.Difference, bounded), contrast.Difference) with { IsStrong = contrast.IsClear },
            Finite(NumberText.Difference(contrast.Low, bounded), contrast.Low), Finite(NumberText.Difference(contrast.High, bounded), contrast.High), Finite(ComparisonText.P(contrast.PValue), contrast.PValue),
        ];
    }

    private static TableHead Count(string id, string title) => new(id, title, title + ".") { IsNumeric = true, Decimals = 0 };

    private static TableHead Number(string id, string title) => new(id, title, title + ".") { IsNumeric = true };

    private static TableCell Finite(string text, double value) => double.IsFinite(value) ? new(text, value) : TableCell.Missing;
}

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Paired differences of a factor's levels on one axis: dot and 95 % bar, hollow when the interval includes zero, the numbers beside.</summary>
public static class ForestFigure
{
    // Narrower than a phone: a label has a line of its own, with the bar and its numbers below.
    private const double Width = 290;

    private const double Left = 8;

    private const double Right = 144;

    private const double RowHeight = 40;

    /// <summary>The figure of one factor; null when no difference has an interval.</summary>
    public static Figure? Make(string factor, IReadOnlyList<Contrast> all)
    {
        List<Contrast> contrasts = [.. all.Where(contrast => double.IsFinite(contrast.Low))];
        if (contrasts.Count == 0)
        {
            return null;
        }

        var axis = new LinearAxis(contrasts.SelectMany(contrast => new[] { contrast.Low, contrast.High, contrast.Difference }), Left, Right);
        return new Figure
        {
            Id = "effects-" + Slug.Of(factor),
            Question = $"How large is the effect of {factor}, and is it clear?",
            Panels = [.. contrasts.GroupBy(contrast => contrast.Group.Title).Select(group => Panel(factor, [.. group], axis))],
            Caption = Describe(factor, contrasts),
            Data = Data(factor, contrasts),
            Warning = contrasts.Any(contrast => contrast.Group.IsSimulated) ? "Panels marked SIMULATED compare models with a simulated recording, not with a brain" : null,
        };
    }

    // One measure; all panels of a figure have one axis.
    private static Scene Panel(string factor, List<Contrast> contrasts, LinearAxis axis)
    {
        ScoreGroup place = contrasts[0].Group;
        double height = 46 + (contrasts.Count * RowHeight) + 40;
        double bottom = height - 40;
        int clear = contrasts.Count(contrast => contrast.IsClear);
        var scene = new Scene(Width, height, $"Differences by {factor}: {place.Title}", $"{clear} of {contrasts.Count} differences have a 95 % interval that excludes zero.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(place.IsSimulated ? $"SIMULATED: {place.Benchmark}" : place.Benchmark, 13, Width, bold: true), Tone: place.IsSimulated ? Tone.Vermilion : Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit(place.Title.Length > place.Benchmark.Length + 3 ? place.Title[(place.Benchmark.Length + 3)..] : place.Title, 11.5, Width)));
        double y = 50;
        foreach (Contrast contrast in contrasts)
        {
            Row(scene, axis, y, contrast);
            y += RowHeight;
        }

        Backdrop.Columns(scene, axis, bottom - 4, bottom);
        scene.Add(new TextMark(0, bottom + 32, "difference of mean scores (first − second)"));
        return scene;
    }

    private static void Row(Scene scene, LinearAxis axis, double y, Contrast contrast)
    {
        Tone tone = contrast.IsClear ? Tone.Blue : Tone.Grey;
        string label = $"{contrast.Label} ({contrast.FirstCount} and {contrast.SecondCount})";
        string numbers = $"{NumberText.Difference(contrast.Difference, contrast.Group.IsBounded)} ({NumberText.DifferenceInterval(contrast.Low, contrast.High, contrast.Group.IsBounded)})";
        scene.Add(new TextMark(8, y - 4, EmbeddedFont.Fit(label, 12, Width - 8), Tone: Tone.Ink, Size: 12));
        y += 11;
        foreach (double tick in axis.Ticks)
        {
            scene.Add(new LineMark(axis.At(tick), y - 9, axis.At(tick), y + 9, tick == 0 ? Tone.Muted : Tone.Grid)); // in the bar's own line, so that none crosses a word
        }

        scene.Add(new LineMark(axis.At(contrast.Low), y, axis.At(contrast.High), y, tone, 1.8));
        scene.Add(new PointMark(axis.At(contrast.Difference), y, 4.6, contrast.IsClear ? MarkerShape.Disc : MarkerShape.Ring, tone) { Owner = contrast.Label, Tip = $"{contrast.Label}: {numbers}" });
        scene.Add(new TextMark(Right + 10, y + 4, numbers, Tone: Tone.Ink, Size: 11.5));
    }

    private static string Describe(string factor, List<Contrast> contrasts)
    {
        string[] populations = [.. contrasts.Select(contrast => contrast.Population).Distinct()];
        int matched = contrasts.Count(contrast => contrast.MatchedArchitectures > 0);
        string bar = contrasts.All(contrast => contrast.Method == ContrastMethod.Resamples)
            ? "95 % interval over stimuli, paired by resample, models held fixed"
            : contrasts.All(contrast => contrast.Method == ContrastMethod.Within)
                ? $"95 % interval over these differences (Student's t; {ComparisonText.Unpaired})"
                : $"95 % interval over models (Welch, or Student's t within what both levels share; {ComparisonText.Unpaired}), and p by Mann and Whitney or by t in the data";
        string matching = matched == contrasts.Count ? contrasts.All(contrast => contrast.Factor is "family" or "architecture") ? "taken within each level of the other factor that has both, then averaged" : "taken within each architecture (or level of the other factor) that has both levels, then averaged"
            : matched == 0 ? "between means over models; architectures differ, so other properties differ with it"
            : "taken within architectures (or levels of the other factor) where both levels exist, between means elsewhere (see the data)";
        return $"Difference of scores, {matching}. Models counted: {string.Join("; ", populations)}; their numbers stand in brackets. Bar: {bar}; hollow: it includes zero{(contrasts.Any(contrast => contrast.Method == ContrastMethod.Unpaired) ? ", or the rank-sum test has p ≥ .05" : string.Empty)}, so no lead is clear. {contrasts.Count(contrast => contrast.IsClear)} of {contrasts.Count} are clear, {contrasts.Count(contrast => contrast.IsClear && contrast.AdjustedPValue < 0.05)} also after Holm's adjustment over all of them."
            + (contrasts.Any(contrast => !contrast.Group.HigherIsBetter) ? " Where lower is better, a negative difference favours the first." : string.Empty)
            + (contrasts.Any(contrast => contrast.FirstCount == 1 || contrast.SecondCount == 1) ? $" A level of one model says nothing about {factor} beyond that model." : string.Empty);
    }

    private static ReportTable Data(string factor, IReadOnlyList<Contrast> contrasts) => new()
    {
        Id = "effects-" + Slug.Of(factor),
        Caption = contrasts.All(contrast => contrast.Method == ContrastMethod.Resamples) ? $"Paired differences by {factor}." : $"Differences by {factor}; the column method says what interval and p are made from.",
        Heads =
        [
            new("benchmark", "Benchmark", "Benchmark and metric."),
            new("first", "First", "The level whose mean comes first."),
            new("second", "Second", "The level taken away."),
            new("first_models", "Models, first", "Models of the first level.") { IsNumeric = true, Decimals = 0 },
            new("second_models", "Models, second", "Models of the second level.") { IsNumeric = true, Decimals = 0 },
            new("matched_architectures", "Matched", "Architectures, or levels of the other factor, with both levels; 0: not matched.") { IsNumeric = true, Decimals = 0 },
            new("population", "Population", "Which models were counted."),
            new("difference", "Difference", "First minus second.") { IsNumeric = true },
            new("ci_low", "Low", "Lower end of the 95 % interval.") { IsNumeric = true },
            new("ci_high", "High", "Upper end of the 95 % interval.") { IsNumeric = true, Use = ColumnUse.All },
            new("p", "p", "Two-sided.") { IsNumeric = true },
            new("p_holm", "Holm", "Adjusted over the contrasts of this factor.") { IsNumeric = true },
            new("method", "Method", "What interval and p are made from."),
        ],
        Rows = [.. contrasts.Select(contrast => (IReadOnlyList<TableCell>)
        [
            new(NameText.Short(contrast.Group.Title, 80)) { Full = contrast.Group.Title },
            new(NameText.Short(contrast.First)) { Full = contrast.First },
            new(NameText.Short(contrast.Second)) { Full = contrast.Second },
            new(NumberText.Count(contrast.FirstCount), contrast.FirstCount),
            new(NumberText.Count(contrast.SecondCount), contrast.SecondCount),
            new(NumberText.Count(contrast.MatchedArchitectures), contrast.MatchedArchitectures),
            new(contrast.Population),
            new(NumberText.Difference(contrast.Difference, contrast.Group.IsBounded), contrast.Difference),
            new(NumberText.Difference(contrast.Low, contrast.Group.IsBounded), contrast.Low),
            new(NumberText.Difference(contrast.High, contrast.Group.IsBounded), contrast.High),
            new(ComparisonText.P(contrast.PValue), contrast.PValue),
            new(ComparisonText.P(contrast.AdjustedPValue), contrast.AdjustedPValue),
            new(contrast.Method switch { ContrastMethod.Resamples => "resamples of stimuli", ContrastMethod.Within => "differences within, Student's t", ContrastMethod.WithinCells => "within levels of the other factor, Student's t", _ => "Welch, Mann–Whitney" }),
        ])],
    };
}

using Concord.Alignment.Scaling;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>Tables of laws, of their crossings and of the models behind them.</summary>
internal static class ScalingTables
{
    /// <summary>One line a group of models.</summary>
    public static ReportTable Laws(ScalingResult result) => new()
    {
        Id = "scaling-" + Slug.Of(result.Spec.Id),
        Caption = $"Laws of scale, {NameText.Short(result.Spec.Id)}: {string.Join("; ", result.Laws.Select(law => law.Fitted?.Fit.Form.Formula).OfType<string>().Distinct())}, S the mean score over {NameText.List(result.Benchmarks, 6)}, X the {ScalingWords.Measure(result.Spec.X)}. Level: 1 − E where the score rises and the interval of the level stays below a perfect score. Slope: rise of the score for ten times the {ScalingWords.Measure(result.Spec.X)} at its largest. Loss: summed Huber loss of log(1 − S), δ = 0.001. Intervals: 95 %, {NumberText.Count(result.Spec.Draws)} resamples of models, seed {result.Spec.Seed}.",
        Heads =
        [
            TrendCells.Text("group", "Models"), TrendCells.Number("models", "n", 0), TrendCells.Text("form", "Law", narrow: false), TrendCells.Text("finding", "Level"),
            TrendCells.Number("slope", "Slope"), TrendCells.Number("slope_low", "Slope, low"), TrendCells.Number("slope_high", "Slope, high"),
            TrendCells.Number("alpha", "α"), TrendCells.Number("loss", "Loss", 6, narrow: false), TrendCells.Text("parameters", "Parameters", narrow: false), TrendCells.Text("units", "Unit of X", narrow: false),
            .. TrendCells.Scale("level", "1 − E")[1..], .. TrendCells.Scale("level_low", "Low")[1..], .. TrendCells.Scale("level_high", "High")[1..],
        ],
        Rows = [.. result.Laws.Select(Row)],
    };

    /// <summary>One line a pair of groups; null where there is none.</summary>
    public static ReportTable? Crossings(ScalingResult result) => result.Crossings.Count == 0 ? null : new()
    {
        Id = "crossings-" + Slug.Of(result.Spec.Id),
        Caption = $"Where laws cross, {NameText.Short(result.Spec.Id)}. Differences of the two laws, first less second, at the ends of the {ScalingWords.Measure(result.Spec.X)} that both cover; 95 % intervals over independent resamples of both groups.",
        Heads =
        [
            TrendCells.Text("first", "First"), TrendCells.Text("second", "Second"), .. TrendCells.Scale("crossing", "Crossing"), .. TrendCells.Scale("crossing_low", "Low"), .. TrendCells.Scale("crossing_high", "High"),
            TrendCells.Number("share", "Resamples that cross", 2), TrendCells.Number("small", "At small end"), TrendCells.Number("small_low", "Low"), TrendCells.Number("small_high", "High"), TrendCells.Number("large", "At large end"), TrendCells.Number("large_low", "Low"), TrendCells.Number("large_high", "High"),
        ],
        Rows = [.. result.Crossings.Select(pair => (IReadOnlyList<TableCell>)
        [
            TrendCells.Name(pair.First), TrendCells.Name(pair.Second), .. TrendCells.Scaled(pair.Crossing.At), .. TrendCells.Scaled(pair.Crossing.Interval.Lower), .. TrendCells.Scaled(pair.Crossing.Interval.Upper),
            TrendCells.Ratio(pair.Crossing.Share), .. Ends(pair.Crossing.AtSmallest), .. Ends(pair.Crossing.AtLargest),
        ])],
    };

    /// <summary>The models behind a figure.</summary>
    public static ReportTable Points(ScalingResult result, string id) => new()
    {
        Id = id,
        Caption = $"Models of {NameText.Short(result.Spec.Id)}: scale, score, and the score by the law.",
        Heads = [TrendCells.Text("model", "Model"), TrendCells.Text("group", "Group"), TrendCells.Text("family", "Family"), TrendCells.Text("regime", "Regime"), .. result.Spec.X.SelectMany(name => TrendCells.Scale(name, name)), TrendCells.Number("score", "Score"), TrendCells.Number("law", "By the law")],
        Rows = [.. result.Laws.SelectMany(law => law.Points, (law, point) => (IReadOnlyList<TableCell>)
        [
            TrendCells.Name(point.Model), TrendCells.Name(point.Group), TrendCells.Name(point.Family), TrendCells.Name(point.Regime), .. point.X.SelectMany(TrendCells.Scaled), TrendCells.Score(point.Score), TrendCells.Score(law.Fitted?.Fit.Score([.. point.X])),
        ])],
    };

    private static TableCell[] Ends(FamilyDifference difference) => [TrendCells.Difference(difference.Value), TrendCells.Difference(difference.Interval.Lower), TrendCells.Difference(difference.Interval.Upper)];

    private static IReadOnlyList<TableCell> Row(ScalingLaw law)
    {
        IReadOnlyList<TableCell> name = [TrendCells.Name(law.Group.Length == 0 ? "all" : law.Group), TrendCells.Count(law.Points.Count)];
        if (law.Summary is not { } summary)
        {
            return [.. name, TableCell.Missing, new(ScalingWords.Level(law)), .. Enumerable.Repeat(TableCell.Missing, 10)];
        }

        ScalingFit fit = law.Fitted!.Fit;
        TableCell[] level = summary.Verdict == Saturation.Saturates
            ? [TrendCells.Score(fit.Level), TrendCells.Score(summary.Level.Lower), TrendCells.Score(summary.Level.Upper)]
            : [TableCell.Missing, TableCell.Missing, TableCell.Missing];
        return
        [
            .. name, new(fit.Form.Id), new(ScalingWords.Level(law)),
            TrendCells.Difference(summary.SlopeAtLargest), TrendCells.Difference(summary.Slope.Lower), TrendCells.Difference(summary.Slope.Upper),
            TrendCells.Score(fit.Parameters[2]), new(NumberText.Fixed(fit.Loss, 6, dropZero: true), fit.Loss),
            new(string.Join(", ", fit.Form.Parameters.Zip(fit.Parameters, (parameter, value) => $"{parameter} {NumberText.Fixed(value, 4, dropZero: false)}"))),
            new(string.Join(", ", fit.Units.Select(unit => NumberText.Scale(unit)))),
            .. level,
        ];
    }
}

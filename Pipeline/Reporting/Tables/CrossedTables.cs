using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Tables of crossed factors: cells, shares, interactions.</summary>
internal static class CrossedTables
{
    /// <summary>The mean of each cell, empty ones too.</summary>
    public static ReportTable Cells(string id, IReadOnlyList<CrossedFactors> all) => new()
    {
        Id = id,
        Caption = $"Mean score of each cell of {Factors(all)}. {Intervals(all)}",
        Heads =
        [
            new("benchmark", "Benchmark", "Benchmark and metric."), new("first", Named(all[0].First), "Level of the first factor."), new("second", Named(all[0].Second), "Level of the second factor."),
            new("models", "Models", "Models of the cell; 0: an empty cell.") { IsNumeric = true, Decimals = 0 }, Number("mean", "Mean", "Mean score."), Number("ci_low", "Low", "Lower end of the 95 % interval."), Number("ci_high", "High", "Upper end of the 95 % interval."),
        ],
        Rows = [.. all.SelectMany(crossed => crossed.Result.Cells.Select(cell => Cell(crossed, cell)))],
    };

    /// <summary>What each factor takes of the spread of scores, one line a benchmark and population.</summary>
    public static ReportTable Shares(string id, IReadOnlyList<CrossedFactors> all) => new()
    {
        Id = id,
        Caption = $"Shares of the sum of squares of {Factors(all)}: each factor after the other, the interaction after both. {Balance(all)} {(all.Any(crossed => crossed.HasDraws) ? "In brackets: 95 % interval over stimuli, models held fixed; noise of the draws adds to every share." : "p: F test with the models within cells as error, where a cell has more than one.")} A share describes the models of the table and is no property of the factor alone.",
        Heads =
        [
            new("benchmark", "Benchmark", "Benchmark and metric."), new("population", "Models counted", "Which models."), new("models", "n", "Models.") { IsNumeric = true, Decimals = 0 },
            .. new[] { ("first", Named(all[0].First)), ("second", Named(all[0].Second)), ("interaction", "Interaction"), ("within", "Within cells") }.SelectMany(part => Share(part.Item1, part.Item2)),
            new("balanced", "Balanced", "Whether every cell has the same number of models."),
        ],
        Rows = [.. all.Select(Shares)],
    };

    /// <summary>The interaction contrasts.</summary>
    public static ReportTable Interactions(string id, IReadOnlyList<CrossedFactors> all) => new()
    {
        Id = id,
        Caption = $"Interaction contrasts of {Factors(all)}: by how much the difference between two levels of {NameText.Short(all[0].Second)} is larger for one level of {NameText.Short(all[0].First)} than for another. {ContrastIntervals(all)} Holm: p adjusted over the contrasts of a benchmark and population. Clearest first.",
        Heads =
        [
            new("benchmark", "Benchmark", "Benchmark and metric."), new("population", "Models counted", "Which models."), new("contrast", "Contrast", "(first − other) × (second − other)."), Number("value", "Value", "Of cell means."),
            Number("ci_low", "Low", "Lower end of the 95 % interval."), Number("ci_high", "High", "Upper end of the 95 % interval."), Number("p", "p", "Two-sided."), Number("p_holm", "Holm", "Adjusted."),
        ],
        Rows = [.. all.SelectMany(crossed => crossed.Interactions.Select(row => (crossed.Group, crossed.Population, Row: row))).OrderBy(pair => double.IsNaN(pair.Row.PValue)).ThenBy(pair => pair.Row.PValue).ThenByDescending(pair => Math.Abs(pair.Row.Value)).Select(pair => (IReadOnlyList<TableCell>)
        [
            Title(pair.Group), new(pair.Population), new(NameText.Short(pair.Row.Label, 90)) { Full = pair.Row.Label }, new(NumberText.Difference(pair.Row.Value, pair.Group.IsBounded), pair.Row.Value) { IsStrong = pair.Row.IsClear },
            Finite(NumberText.Difference(pair.Row.Low, pair.Group.IsBounded), pair.Row.Low), Finite(NumberText.Difference(pair.Row.High, pair.Group.IsBounded), pair.Row.High),
            Finite(ComparisonText.P(pair.Row.PValue), pair.Row.PValue), Finite(ComparisonText.P(pair.Row.AdjustedPValue), pair.Row.AdjustedPValue),
        ])],
    };

    /// <summary>The interval of a cell's mean: over stimuli where there are resamples, else over the cell's models; none for a lone model.</summary>
    public static (double Low, double High) Interval(CrossedFactors crossed, FactorialCell cell)
    {
        if (cell.Models < 2)
        {
            return (double.NaN, double.NaN);
        }

        Alignment.Resampling.Interval interval = crossed.HasDraws
            ? cell.Mean.Interval
            : Alignment.Resampling.StudentTest.OfMean([.. crossed.In(cell).Select(entry => entry.Score!.Value)]).Interval;
        return (interval.Lower, interval.Upper);
    }

    private static string Factors(IReadOnlyList<CrossedFactors> all) => $"{NameText.Short(all[0].First)} × {NameText.Short(all[0].Second)}";

    private static string Intervals(IReadOnlyList<CrossedFactors> all) => all.All(crossed => crossed.HasDraws)
        ? "Intervals: 95 % over stimuli, models held fixed; none for a cell of one model."
        : $"Intervals: 95 % over the models of a cell (Student's t; {ComparisonText.Unpaired}); none for a cell of one model.";

    private static string ContrastIntervals(IReadOnlyList<CrossedFactors> all) => string.Join(' ', new[]
    {
        all.Any(crossed => crossed.HasDraws) ? "Intervals: 95 % over stimuli, models held fixed." : null,
        all.Any(crossed => !crossed.HasDraws) ? $"Intervals{(all.Any(crossed => crossed.HasDraws) ? " without resamples" : string.Empty)}: 95 % by Student's t with the spread of models within all cells together as error ({ComparisonText.Unpaired}); none where every cell holds one model." : null,
    }.OfType<string>());

    private static string Balance(IReadOnlyList<CrossedFactors> all) => all.All(crossed => crossed.Result.IsBalanced)
        ? "Every cell has the same number of models: shares add up."
        : "Where cells are unequal or empty (balanced: no) sums are of type II by least squares, which overlap or leave gaps and do not add up.";

    private static IReadOnlyList<TableCell> Cell(CrossedFactors crossed, FactorialCell cell)
    {
        (double low, double high) = Interval(crossed, cell);
        bool bounded = crossed.Group.IsBounded;
        return
        [
            Title(crossed.Group), Name(crossed.FirstLevels[cell.First]), Name(crossed.SecondLevels[cell.Second]), new(NumberText.Count(cell.Models), cell.Models),
            Finite(NumberText.Score(cell.Mean.Value.Value, bounded), cell.Mean.Value.Value), Finite(NumberText.Score(low, bounded), low), Finite(NumberText.Score(high, bounded), high),
        ];
    }

    private static IReadOnlyList<TableCell> Shares(CrossedFactors crossed)
    {
        FactorialResult result = crossed.Result;
        return
        [
            Title(crossed.Group), new(crossed.Population), new(NumberText.Count(crossed.Entries.Count), crossed.Entries.Count),
            .. new[] { result.FirstSum, result.SecondSum, result.InteractionSum, result.ResidualSum }.SelectMany(sum => Share(sum, sum == result.ResidualSum ? double.NaN : FactorialTests.PValue(sum, result.ResidualSum), crossed.HasDraws)),
            new(result.IsBalanced ? "yes" : "no"),
        ];
    }

    private static IEnumerable<TableHead> Share(string id, string title) =>
    [
        new(id + "_share", title, $"Share of the sum of squares: {title}.") { IsNumeric = true, Decimals = 3 },
        new(id + "_low", "Low", "Lower end of its 95 % interval.") { IsNumeric = true, Use = ColumnUse.Csv }, new(id + "_high", "High", "Upper end.") { IsNumeric = true, Use = ColumnUse.Csv }, new(id + "_p", "p", "By F.") { IsNumeric = true, Use = ColumnUse.Csv },
    ];

    private static IEnumerable<TableCell> Share(FactorialSum sum, double p, bool drawn)
    {
        double share = sum.Share.Value.Value, low = sum.Share.Interval.Lower, high = sum.Share.Interval.Upper;
        string beside = drawn && double.IsFinite(low) ? $" [{ComparisonText.Share(low)}, {ComparisonText.Share(high)}]" : double.IsNaN(p) ? string.Empty : $" (p {ComparisonText.P(p)})";
        return [Finite(ComparisonText.Share(share) + (double.IsNaN(share) ? string.Empty : beside), share), Finite(string.Empty, drawn ? low : double.NaN), Finite(string.Empty, drawn ? high : double.NaN), Finite(string.Empty, drawn ? double.NaN : p)];
    }

    private static TableHead Number(string id, string title, string legend) => new(id, title, legend) { IsNumeric = true };

    private static string Named(string factor) => NameText.Short(char.ToUpperInvariant(factor[0]) + factor[1..]);

    private static TableCell Title(ScoreGroup group) => new(NameText.Short(group.Title, 80)) { Full = group.Title };

    private static TableCell Name(string name) => new(NameText.Short(name)) { Full = name };

    private static TableCell Finite(string text, double value) => double.IsFinite(value) ? new(text, value) : TableCell.Missing;
}

using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Between;

/// <summary>Tables of what changed between runs.</summary>
internal static class BetweenTables
{
    private const ColumnUse NotLatex = ColumnUse.All & ~ColumnUse.Latex;

    /// <summary>The tables: changes, and the history where there are more than two runs.</summary>
    public static IReadOnlyList<ReportTable> Of(RunHistory history) => history.Runs.Count > 2 ? [Changes(history), History(history)] : [Changes(history)];

    private static ReportTable Changes(RunHistory history)
    {
        (RunChanges Step, RowChange Change)[] rows =
        [
            .. from step in history.Steps from change in step.Rows where change.IsChanged || change.IsSameFromOtherInputs
               orderby change.IsUnexplained descending, change.IsHeadline descending, Math.Abs(change.Difference ?? 0) descending
               select (step, change),
        ];
        return new ReportTable
        {
            Id = "between-runs",
            Caption = $"What changed between runs: {string.Join(", ", history.Runs.Select(run => NameText.Short(run)))}. Scores that tables show stand first, then layers, subjects and conditions; the largest difference first. The reason is read from the recorded inputs of both runs, never from the numbers. Intervals (95 %) are of the difference, over the same resamples in both runs; they are missing where seed, draws or data differ, for then the resamples do.",
            Heads =
            [
                TrendCells.Text("run", "To run", narrow: false), TrendCells.Text("model", "Model"), TrendCells.Text("benchmark", "Benchmark"), TrendCells.Text("metric", "Metric", narrow: false), TrendCells.Text("part", "Layer, subject, condition", narrow: false),
                TrendCells.Number("before", "Before"), TrendCells.Number("after", "After"), TrendCells.Number("difference", "Difference"), TrendCells.Number("low", "Low"), TrendCells.Number("high", "High"),
                TrendCells.Text("reason", "Reason"), new("details", "What was recorded", "The recorded parts that differ.") { Use = NotLatex }, new("columns", "Numbers that differ", "Columns of the score table.") { Use = NotLatex },
            ],
            Rows = [.. rows.Select(row => Row(row.Step, row.Change))],
        };
    }

    private static IReadOnlyList<TableCell> Row(RunChanges step, RowChange change)
    {
        bool moved = change.Difference is not null and not 0;
        return
        [
            TrendCells.Name(step.After), TrendCells.Name(change.Row.Model), TrendCells.Name(change.Row.Benchmark), TrendCells.Name(change.Row.Metric),
            TrendCells.Name(string.Join(", ", new[] { change.Row.Selection, change.Row.Layer, change.Row.Subject, change.Row.Condition }.OfType<string>())),
            TrendCells.Score(change.Before?.Score), TrendCells.Score(change.After?.Score), moved ? TrendCells.Difference(change.Difference!.Value) : new TableCell("0", change.Difference), TrendCells.Difference(change.Low), TrendCells.Difference(change.High),
            new(BetweenWords.Causes(change)) { IsStrong = change.IsUnexplained }, TrendCells.Name(BetweenWords.Details(change)), new(change.Columns.Count == 0 ? "none" : string.Join(", ", change.Columns)),
        ];
    }

    private static ReportTable History(RunHistory history) => new()
    {
        Id = "run-history",
        Caption = $"Each score over {history.Runs.Count} runs, the earliest first. A reason stands behind the run at which the score changed.",
        Heads =
        [
            TrendCells.Text("model", "Model"), TrendCells.Text("benchmark", "Benchmark"), TrendCells.Text("metric", "Metric", narrow: false), TrendCells.Text("set", "Stimuli", narrow: false),
            .. history.Runs.Select((run, i) => new TableHead($"run_{i + 1}", NameText.Short(run), $"The score in {NameText.Short(run)}.") { IsNumeric = true }),
            TrendCells.Text("reasons", "Reasons"),
        ],
        Rows = [.. history.Lines().Select(line => Line(history, line))],
    };

    private static IReadOnlyList<TableCell> Line(RunHistory history, HistoryLine line)
    {
        Storage.ScoreRow last = line.Rows.OfType<Storage.ScoreRow>().Last();
        string[] reasons = [.. line.Steps.Select((step, i) => step is { IsChanged: true } ? $"{NameText.Short(history.Runs[i + 1])}: {BetweenWords.Causes(step)}" : null).OfType<string>()];
        return
        [
            TrendCells.Name(last.Model), TrendCells.Name(last.Benchmark), TrendCells.Name(last.Metric), TrendCells.Name(last.Stimuli),
            .. line.Rows.Select(row => TrendCells.Score(row?.Score)),
            TrendCells.Name(reasons.Length == 0 ? "unchanged" : string.Join("; ", reasons)),
        ];
    }
}

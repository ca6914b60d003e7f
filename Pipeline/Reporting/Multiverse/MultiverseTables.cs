using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Trends;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>A multiverse as tables: one row an analysis, and one row a level of each choice.</summary>
internal static class MultiverseTables
{
    /// <summary>One row an analysis.</summary>
    public static ReportTable Analyses(MultiverseResult result) => new()
    {
        Id = result.Id,
        Caption = $"Every analysis of the claim that {MultiverseWords.Claim(result.Claim)}, largest effect first. {MultiverseWords.Intervals(result)}",
        Warning = Warning(result),
        Heads =
        [
            .. result.Choices.Select(choice => TrendCells.Text(choice.Choice.Id.Replace('-', '_'), Capital(choice.Choice.Title))),
            TrendCells.Text("measure", "Measure", narrow: false),
            TrendCells.Number("effect", "Effect"), TrendCells.Number("ci_low", "Low"), TrendCells.Number("ci_high", "High"), TrendCells.Number("p", "p", narrow: false),
            TrendCells.Text("verdict", "Claim"),
            TrendCells.Number("first_models", NameText.Short(result.Claim.First, 20), 0), TrendCells.Number("second_models", NameText.Short(result.Claim.Second, 20), 0),
            new("unit", "Unit", "What the effect was divided by.") { IsNumeric = true, Use = ColumnUse.Csv },
            TrendCells.Text("method", "Interval", narrow: false),
        ],
        Rows = [.. result.Analyses.Select(analysis => (IReadOnlyList<TableCell>)
        [
            .. analysis.Levels.Select(TrendCells.Name),
            new(NameText.Short(analysis.Group.Title, 80)) { Full = analysis.Group.Title },
            Difference(result, analysis.Effect), Difference(result, analysis.Low), Difference(result, analysis.High), double.IsFinite(analysis.PValue) ? new(ComparisonText.P(analysis.PValue), analysis.PValue) : TableCell.Missing,
            new(MultiverseWords.Of(analysis.Verdict)),
            TrendCells.Count(analysis.FirstCount), TrendCells.Count(analysis.SecondCount),
            new(NumberText.Score(analysis.Unit), analysis.Unit),
            new(analysis.Method),
        ])],
    };

    /// <summary>One row a level of each choice.</summary>
    public static ReportTable Choices(MultiverseResult result) => new()
    {
        Id = result.Id + "-choices",
        Caption = $"What each level of a choice says of the claim that {MultiverseWords.Claim(result.Claim)}. Share: of the spread of effects between analyses, by the main effect of the choice{(result.IsComplete ? string.Empty : ", averaged over the orders of choices because the grid is incomplete")}; it belongs to this list of analyses and to no other.",
        Warning = Warning(result),
        Heads =
        [
            TrendCells.Text("choice", "Choice"), TrendCells.Number("share", "Share (%)", 1), TrendCells.Text("level", "Level"),
            TrendCells.Number("analyses", "Analyses", 0), TrendCells.Number("holds", "Holds", 0), TrendCells.Number("undecided", "Undecided", 0), TrendCells.Number("reversed", "Reversed", 0), TrendCells.Number("mean_effect", "Mean effect"),
        ],
        Rows = [.. result.Choices.SelectMany((choice, at) => choice.Levels.Select((level, i) => Level(result, at, level, i == 0)))],
        ReferenceRows = [[new("choices acting together"), Share(result.Shares.Rest), new(string.Empty), new(string.Empty), new(string.Empty), new(string.Empty), new(string.Empty), new(string.Empty)]],
    };

    /// <summary>What must be said where a recording was simulated.</summary>
    public static string? Warning(MultiverseResult result) => result.Analyses.Any(analysis => analysis.Group.IsSimulated) ? "Analyses of SIMULATED recordings compare models with a simulation, not with a brain" : null;

    private static IReadOnlyList<TableCell> Level(MultiverseResult result, int choice, string level, bool isFirst)
    {
        Specification[] of = [.. result.Analyses.Where(analysis => analysis.Levels[choice] == level)];
        int Say(Verdict verdict) => of.Count(analysis => analysis.Verdict == verdict);
        return
        [
            new(result.Choices[choice].Choice.Title), isFirst ? Share(result.Shares.Shares[choice]) : new(string.Empty), TrendCells.Name(level),
            TrendCells.Count(of.Length), TrendCells.Count(Say(Verdict.Holds)), TrendCells.Count(Say(Verdict.Undecided)), TrendCells.Count(Say(Verdict.Reversed)), Difference(result, of.Average(analysis => analysis.Effect)),
        ];
    }

    private static TableCell Share(double share) => double.IsNaN(share) ? TableCell.Missing : new(NumberText.Fixed(100 * share, 1, dropZero: false), 100 * share);

    private static TableCell Difference(MultiverseResult result, double value) => double.IsFinite(value) ? new(NumberText.Difference(value, !result.IsStandardised && result.Analyses.All(analysis => analysis.Group.IsBounded)), value) : TableCell.Missing;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

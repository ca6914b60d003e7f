using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Who is best, and whether it can be told: one table a benchmark and metric.</summary>
public sealed class ScoresSection : ReportSection
{
    private const int MostRows = 400;

    // A row weighs about 1 kB: many tables share what a page can bear.
    private const int RowsOfPage = 500;

    /// <inheritdoc/>
    public override string Id => "scores";

    /// <inheritdoc/>
    public override string Title => "Score tables";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.Groups.Count == 0)
        {
            return context.IsWithoutScores ? null : Markup.Of($"<p class=\"lead\">No score was computed, so there is no table.</p>");
        }

        List<Markup> parts = [];
        for (int i = 0; i < context.Groups.Count; i++)
        {
            ScoreGroup group = context.Groups[i];
            if (group.IsPart)
            {
                continue;
            }

            Figure? figure = context.Scores.FirstOrDefault(score => score.Id == "scores-" + group.Id);
            parts.Add(Markup.Of($"<h3>{Markup.Name(group.Title, 120)}</h3>{Power(group)}{HtmlTableWriter.Write(context.Tables[i], "t-" + group.Id, "sortable", Math.Clamp(RowsOfPage / context.Whole.Count, 20, MostRows))}{(figure is null ? Markup.Empty : FigureMarkup.Of(figure, showData: false))}"));
        }

        return Markup.Of($"<p class=\"lead\">Click a heading to sort. Rank sets belong to the whole table: sorting and highlighting do not change them.{Parts(context)}{Steps(context)}</p>{Markup.Join(parts)}");
    }

    private static string Parts(ReportContext context)
    {
        int parts = context.Groups.Count - context.Whole.Count;
        return parts == 0 ? string.Empty : $" {parts} tables of single stimulus sets are in files only (see For the paper); their scores stand under Benchmarks.";
    }

    private static string Steps(ReportContext context)
    {
        int steps = TrainingSteps.LeftOut(context.Input.Scores);
        return steps == 0 ? string.Empty : $" Networks that were scored along their training stand here with their last weights, and so they enter comparisons; their {steps} earlier ones are under All rows, and drawn by analyses of development.";
    }

    private static Markup Power(ScoreGroup group) => group.Ranks is not { } ranks
        ? Markup.Empty
        : Markup.Of($"<p class=\"lead\">Of {ranks.PairCount} pairs of models this benchmark tells apart {ranks.SeparatedPairs} (simultaneous 95 % intervals, {ranks.DrawCount} paired resamples).</p>");
}

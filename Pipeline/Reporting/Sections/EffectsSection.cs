using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>How large each effect is: paired differences between the levels of each factor, and which cells the design fills.</summary>
public sealed class EffectsSection : ReportSection
{
    // Past that a table is no overview any more; the files have the rest.
    private const int MostLevels = 40;

    /// <inheritdoc/>
    public override string Id => "effects";

    /// <inheritdoc/>
    public override string Title => "Effects";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.IsWithoutScores)
        {
            return null;
        }

        List<Markup> parts = [];
        foreach ((string factor, IReadOnlyList<Contrast> contrasts) in context.Contrasts)
        {
            Figure? figure = context.Effects.FirstOrDefault(effect => effect.Id == "effects-" + Slug.Of(factor));
            parts.Add(figure is not null ? FigureMarkup.Of(figure) : Markup.Of($"<p class=\"lead\">{Empty(context, factor)}</p>"));
        }

        // Where nothing has a level, that was said in the figure's place.
        IEnumerable<Markup> missing = context.Unlevelled.Where(pair => Contrasts.Levels(context.Groups, pair.Factor).Count > 0).Select(pair => Markup.Of($"<p class=\"lead\">{ComparisonText.Unlevelled(pair.Factor, pair.Models)}</p>"));
        return Markup.Of($"{Markup.Join(parts)}{Markup.Join(missing)}{Matched(context)}{Cells(context)}");
    }

    private static string Empty(ReportContext context, string factor)
    {
        IReadOnlyList<string> levels = Contrasts.Levels(context.Groups, factor);
        return levels.Count switch
        {
            0 => $"No model has a level of {factor}: nothing to compare.",
            1 => $"One level only: nothing to compare ({factor}: {NameText.Short(levels[0])}).",
            _ => $"No two levels of {factor} ({NameText.List(levels, 8)}) have scores on the same benchmark that could be compared: nothing is shown.",
        };
    }

    private static Markup Matched(ReportContext context) => context.MatchedTable is null
        ? Markup.Empty
        : Markup.Of($"<h3>And among models that are alike?</h3>{HtmlTableWriter.Write(context.MatchedTable, "t-matched", "sortable")}");

    // The factors that are compared, or the two that every table has.
    private static Markup Cells(ReportContext context)
    {
        (string first, string second) = context.Crossed.Count > 0 ? (context.Crossed[0].First, context.Crossed[0].Second) : ("family", "regime");
        List<ScoreRow> models = [.. context.Groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => entry.Identity).DistinctBy(row => row.Model)];
        List<string> rows = Levels(models, first), columns = Levels(models, second);
        if (models.Count == 0 || rows.Count * columns.Count < 2)
        {
            return Markup.Empty;
        }

        string caption = $"Number of networks by {NameText.Short(first)} (rows) and {NameText.Short(second)} (columns). A hatched cell has none: contrasts across it rest on other cells.";
        Markup heads = Markup.Join(columns.Select(level => Markup.Of($"<th scope=\"col\" class=\"n\">{Markup.Name(level)}</th>")));
        Markup body = Markup.Join(rows.Select(row => Markup.Of($"<tr><th scope=\"row\">{Markup.Name(row)}</th>{Markup.Join(columns.Select(column => Cell(models.Count(model => Factor.LevelOf(model, first) == row && Factor.LevelOf(model, second) == column))))}</tr>")));
        return Markup.Of($"<h3>Which cells does the design fill?</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Number of networks by {NameText.Short(first)} and {NameText.Short(second)}\"><table class=\"heat\"><caption>{caption}</caption><thead><tr><th scope=\"col\">{CapitalOf(first)}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>");
    }

    private static List<string> Levels(List<ScoreRow> models, string factor) => [.. models.Select(model => Factor.LevelOf(model, factor)).OfType<string>().Distinct().Take(MostLevels)];

    private static string CapitalOf(string factor) => NameText.Short(char.ToUpperInvariant(factor[0]) + factor[1..]);

    private static Markup Cell(int count) => count == 0 ? Markup.Of($"<td class=\"hm miss\">0</td>") : Markup.Of($"<td class=\"hm\">{count}</td>");
}

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>How large each effect is: paired differences between the levels of each factor, and which cells the design fills.</summary>
public sealed class EffectsSection : ReportSection
{
    /// <inheritdoc/>
    public override string Id => "effects";

    /// <inheritdoc/>
    public override string Title => "Effects";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        List<Markup> parts = [];
        foreach ((string factor, IReadOnlyList<Contrast> contrasts) in context.Contrasts)
        {
            Figure? figure = context.Effects.FirstOrDefault(effect => effect.Id == "effects-" + Slug.Of(factor));
            parts.Add(figure is not null ? FigureMarkup.Of(figure) : Markup.Of($"<p class=\"lead\">{Empty(context, factor)}</p>"));
        }

        return Markup.Of($"{Markup.Join(parts)}{Matched(context)}{Cells(context)}");
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

    private static Markup Cells(ReportContext context)
    {
        List<ScoreRow> models = [.. context.Groups.SelectMany(group => group.Entries).Where(entry => entry.IsNetwork).Select(entry => entry.Identity).DistinctBy(row => row.Model)];
        List<string> families = [.. models.Select(row => row.Family).Distinct()], regimes = [.. models.Select(row => row.Regime).Distinct()];
        if (models.Count == 0 || families.Count * regimes.Count < 2)
        {
            return Markup.Empty;
        }

        Markup heads = Markup.Join(regimes.Select(regime => Markup.Of($"<th scope=\"col\" class=\"n\">{Markup.Name(regime)}</th>")));
        Markup rows = Markup.Join(families.Select(family => Markup.Of($"<tr><th scope=\"row\">{Markup.Name(family)}</th>{Markup.Join(regimes.Select(regime => Cell(models.Count(row => row.Family == family && row.Regime == regime))))}</tr>")));
        return Markup.Of($"<h3>Which cells does the design fill?</h3><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Number of networks by family and regime\"><table class=\"heat\"><caption>Number of networks by family (rows) and regime (columns). A hatched cell has none: contrasts across it rest on other cells.</caption><thead><tr><th scope=\"col\">Family</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>");
    }

    private static Markup Cell(int count) => count == 0 ? Markup.Of($"<td class=\"hm miss\">0</td>") : Markup.Of($"<td class=\"hm\">{count}</td>");
}

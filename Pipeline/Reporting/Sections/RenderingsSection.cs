using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>What other tools would print for the same raw results.</summary>
public sealed class RenderingsSection : ReportSection
{
    private const int MostRows = 400;

    /// <inheritdoc/>
    public override string Id => "renderings";

    /// <inheritdoc/>
    public override string Title => "Elsewhere";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context) => context.Renderings.Count == 0
        ? null
        : Markup.Of($"<h3>What would other tools print?</h3><p class=\"lead\">Each tool aggregates and divides by the ceiling in its own way, and some clip or lose the sign. The raw results are the same; compare a published number only with its own column.</p>{Markup.Join(context.Renderings.Select(Details))}");

    private static Markup Details(ReportTable table) => Markup.Of($"<details><summary>{Markup.Name(table.Caption[..table.Caption.IndexOf(" as other tools", StringComparison.Ordinal)], 120)}</summary>{HtmlTableWriter.Write(table, "t-" + table.Id, "sortable", MostRows)}</details>");
}

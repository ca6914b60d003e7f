using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Figures of the page: question, warning, legend, panels, caption, data table, file names.</summary>
internal static class FigureMarkup
{
    private const int MostOpenPanels = 24;

    private const int MostDataRows = 60;

    /// <summary>One figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="showData">Whether its data table follows in a closed box; false where the same table stands beside it.</param>
    public static Markup Of(Figure figure, bool showData = true)
    {
        Markup body = Markup.Of($"{Warning(figure.Warning)}{Legend(figure)}{Panels(figure)}<figcaption>{figure.Caption}{LeftOut(figure)}{Beyond(figure)} <span class=\"src\">Files: <code>figures/{figure.Id}.svg</code>, <code>.png</code>, <code>.csv</code></span></figcaption>{Tools(figure, showData)}");
        return figure.IsFolded
            ? Markup.Of($"<details class=\"fold\"><summary>As a figure</summary><figure id=\"f-{figure.Id}\"><h3 class=\"vh\">{figure.Question}</h3>{body}</figure></details>")
            : Markup.Of($"<figure id=\"f-{figure.Id}\"><h3>{NameText.Visible(figure.Question)}</h3>{body}</figure>");
    }

    /// <summary>A warning in a line of its own, or nothing.</summary>
    public static Markup Warning(string? warning) => warning is null ? Markup.Empty : Markup.Of($"<p class=\"warn\"><strong>{NameText.Visible(warning)}</strong></p>");

    private static Markup Legend(Figure figure) => figure.Legend.Count == 0
        ? Markup.Empty
        : Markup.Of($"<ul class=\"legend\">{Markup.Join(figure.Legend.Select(item => Markup.Of($"<li>{HtmlTableWriter.Icon(item.Marker)}{Markup.Name(item.Text)}</li>")))}</ul>");

    private static Markup Panels(Figure figure)
    {
        List<Markup> drawn = [.. figure.Panels.Take(figure.MostPanels).Select((scene, i) => SvgWriter.ForPage(scene, $"p-{figure.Id}-{i}", figure.IsWide ? "fig wide" : "fig"))];
        if (figure.IsWide)
        {
            return Markup.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{NameText.Short(figure.Question, 120)}\">{Markup.Join(drawn)}</div>");
        }

        Markup open = Markup.Of($"<div class=\"sm\">{Markup.Join(drawn.Take(MostOpenPanels))}</div>");
        return drawn.Count <= MostOpenPanels
            ? open
            : Markup.Of($"{open}<details><summary>{drawn.Count - MostOpenPanels} more panels</summary><div class=\"sm\">{Markup.Join(drawn.Skip(MostOpenPanels))}</div></details>");
    }

    private static Markup Tools(Figure figure, bool showData)
    {
        Markup data = showData && figure.Data.Rows.Count > 0
            ? Markup.Of($"<details><summary>The numbers</summary>{HtmlTableWriter.Write(figure.Data, "d-" + figure.Id, mostRows: Math.Min(MostDataRows, 6 * figure.MostPanels))}</details>")
            : Markup.Empty;
        return Markup.Of($"<div class=\"tools\"><button type=\"button\" data-svg=\"f-{figure.Id}\">Save SVG</button><button type=\"button\" data-png=\"f-{figure.Id}\">Save PNG</button>{data}</div>");
    }

    private static string Beyond(Figure figure) => figure.Panels.Count <= figure.MostPanels ? string.Empty : $" The first {figure.MostPanels} of {figure.Panels.Count} panels; all numbers are in the .csv.";

    private static string LeftOut(Figure figure) => figure.LeftOut == 0 ? string.Empty : $" {figure.LeftOut} marks without a finite number were left out.";
}

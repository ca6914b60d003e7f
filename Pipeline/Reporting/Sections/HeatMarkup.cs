using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Tables whose numbers stand on colours, and the key to these.</summary>
internal static class HeatMarkup
{
    /// <summary>A matrix whose columns are numbered as its rows.</summary>
    public static Markup Matrix(ReportTable table) => HtmlTableWriter.Write(table, "t-" + table.Id, "heat square");

    /// <summary>The ten colours with the value at which each begins.</summary>
    /// <param name="what">What the colours say.</param>
    /// <param name="step">The distance from one to the next.</param>
    /// <param name="decimals">Decimals of the values.</param>
    public static Markup Key(string what, double step = 0.1, int decimals = 1) =>
        Markup.Of($"<p class=\"lead\">{what}: {Markup.Join(Enumerable.Range(0, 10).Select(place => Markup.Of($"<span class=\"key v{place}\">{NumberText.Fixed(place * step, decimals, dropZero: true)}</span>")))}</p>");
}

using System.Globalization;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Reporting.Writers;

namespace Concord.Pipeline.Reporting.Sections;

/// <summary>Whether the one factor or the other matters: cells, shares with and without untrained networks, interactions, what is missing.</summary>
public sealed class CrossedSection : ReportSection
{
    private const int MostInteractions = 30;

    private const int MostListed = 12;

    /// <inheritdoc/>
    public override string Id => "crossed";

    /// <inheritdoc/>
    public override string Title => "Family × regime";

    /// <inheritdoc/>
    public override string TitleFor(ReportContext context) => context.Crossed.Count == 0
        ? Title
        : $"{NameText.Short(char.ToUpperInvariant(context.Crossed[0].First[0]) + context.Crossed[0].First[1..])} × {NameText.Short(context.Crossed[0].Second)}";

    /// <inheritdoc/>
    public override Markup? Render(ReportContext context)
    {
        if (context.Crossed.Count == 0)
        {
            return null;
        }

        Markup body = context.CrossedFigures.Count == 0
            ? Markup.Of($"<p class=\"lead\">{Uncrossed(context)}</p>")
            : Markup.Of($"{Markup.Join(context.CrossedFigures.Select(figure => FigureMarkup.Of(figure)))}{Shares(context)}{Interactions(context)}");
        return Markup.Of($"{body}{Missing(context)}");
    }

    private static string Uncrossed(ReportContext context)
    {
        CrossedFactors crossed = context.Crossed[0];
        string[] lone = [.. new[] { (Factor: crossed.First, Levels: crossed.FirstLevels), (Factor: crossed.Second, Levels: crossed.SecondLevels) }.Where(side => side.Levels.Count == 1).Select(side => $"{NameText.Short(side.Factor)} has one level only, {NameText.Short(side.Levels[0])}")];
        return $"Nothing is crossed here: {string.Join("; ", lone)}. With fewer than two levels of each factor there is no interaction and no share. The cells that there are: {NameText.List([.. crossed.Result.Cells.Where(cell => cell.Models > 0).Select(cell => $"{crossed.FirstLevels[cell.First]} × {crossed.SecondLevels[cell.Second]}: {cell.Models}")], MostListed)}.";
    }

    private static Markup Shares(ReportContext context)
    {
        var table = context.CrossedTables[0];
        return Markup.Of($"<h3>What share of the differences does each take?</h3>{HtmlTableWriter.Write(table, "t-" + table.Id, "sortable")}");
    }

    private static Markup Interactions(ReportContext context)
    {
        var table = context.CrossedTables[1];
        int clear = context.Crossed.SelectMany(crossed => crossed.Interactions).Count(row => row.AdjustedPValue < 0.05);
        int tested = context.Crossed.SelectMany(crossed => crossed.Interactions).Count(row => !double.IsNaN(row.PValue));
        string summary = table.Rows.Count == 0 ? "No interaction contrast has all four cells."
            : tested == 0 ? $"{table.Rows.Count} interaction contrasts, none with an interval: each cell holds one model, and the table has no resamples."
            : $"{clear} of {tested} interaction contrasts are clear after Holm's adjustment.{Floor(context)}";
        Markup shown = table.Rows.Count == 0 ? Markup.Empty : Markup.Of($"<details><summary>Interaction contrasts</summary>{HtmlTableWriter.Write(table, "t-" + table.Id, "prose-table", MostInteractions)}</details>");
        return Markup.Of($"<p class=\"lead\">{summary}</p>{shown}");
    }

    // A p of resamples is never below two in one more than the draws: over many contrasts that alone is too much.
    private static string Floor(ReportContext context)
    {
        CrossedFactors[] bound = [.. context.Crossed.Where(crossed => crossed.HasDraws && crossed.Interactions.Count * 2.0 / (crossed.Entries[0].Draws!.Length + 1) > 0.05)];
        return bound.Length == 0 ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $" With {bound[0].Entries[0].Draws!.Length} draws no p is below {2.0 / (bound[0].Entries[0].Draws!.Length + 1):0.0000}: among {bound[0].Interactions.Count} contrasts of a measure the adjustment can call none clear. Read their intervals, or draw more (bootstrap:).");
    }

    private static Markup Missing(ReportContext context)
    {
        var lists = context.Crossed.Where(crossed => crossed.Missing.Count > 0).GroupBy(crossed => NameText.List([.. crossed.Missing], MostListed)).ToList();
        return lists.Count == 0
            ? Markup.Of($"<p>No cell is empty.</p>")
            : Markup.Of($"<p><b>Missing cells.</b> {Markup.Join(lists.Select(list => Markup.Of($"{list.Key} ({NameText.List([.. list.Select(crossed => crossed.Group.Title).Distinct()], 3)})")), "; ")}. What is said across an empty cell rests on the others.</p>");
    }
}

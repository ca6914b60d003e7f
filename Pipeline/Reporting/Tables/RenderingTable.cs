using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>One group's scores as other tools would state them, side by side; in bold where a tool puts a model first.</summary>
public static class RenderingTable
{
    /// <summary>The table; null where no tool states such a score.</summary>
    /// <param name="group">The models.</param>
    /// <param name="rows">Renderings by fingerprint.</param>
    public static ReportTable? Make(ScoreGroup group, ILookup<string, RenderingRow> rows)
    {
        List<ScoreEntry> entries = [.. group.Entries.Where(entry => entry.Headline is not null && rows[entry.Headline.Fingerprint].Any())];
        RenderingRow[] all = [.. entries.SelectMany(entry => rows[entry.Headline!.Fingerprint])];

        // A tool that states none of these scores has its reason in the caption and no column.
        string[] renderings = [.. all.Where(row => row.Value is not null).Select(row => row.Rendering).Distinct(StringComparer.Ordinal)];
        if (renderings.Length == 0)
        {
            return null;
        }

        Dictionary<string, double?> best = renderings.ToDictionary(id => id, id => all.Where(row => row.Rendering == id).Max(row => row.Value), StringComparer.Ordinal);
        double? top = entries.Max(entry => entry.Score);
        int left = group.Entries.Count(entry => entry.Score is not null) - entries.Count;
        return new ReportTable
        {
            Id = group.Id + "-renderings",
            Caption = $"{group.Title} as other tools would state it, from the same raw results. {(left == 0 ? "Bold: first under that tool." : $"{left} models have no such number and are left out.")} {Formulas(all, renderings)}{Undefined(all)}",
            Warning = group.Warning,
            Heads =
            [
                new("model", "Model", "The model."),
                new("score", "Concord", "The raw score of this report.") { IsNumeric = true },
                .. renderings.Select(id => new TableHead(Slug.Of(id).Replace('-', '_'), id, all.First(row => row.Rendering == id).Formula) { IsNumeric = true }),
            ],
            Rows =
            [
                .. entries.Select(entry => (IReadOnlyList<TableCell>)
                [
                    new TableCell(entry.Label),
                    new TableCell(NumberText.Score(entry.Score, group.IsBounded), entry.Score) { IsStrong = left == 0 && entry.Score == top && entry.Score is not null },
                    .. renderings.Select(id => Cell(rows[entry.Headline!.Fingerprint].FirstOrDefault(row => row.Rendering == id)?.Value, left == 0 ? best[id] : null)),
                ]),
            ],
        };
    }

    // (r/c)² may exceed 1: the leading zero is printed.
    private static TableCell Cell(double? value, double? best) => new(NumberText.Score(value, bounded: false), value) { IsStrong = value is not null && value == best };

    private static string Formulas(RenderingRow[] all, string[] renderings) =>
        string.Join("; ", renderings.Select(id => $"{id}: {all.First(row => row.Rendering == id).Formula}")) + ".";

    private static string Undefined(RenderingRow[] all)
    {
        string[] reasons = [.. all.Where(row => row.Value is null).Select(row => $"{row.Rendering}: {row.Note}").Distinct(StringComparer.Ordinal)];
        return reasons.Length == 0 ? string.Empty : $" Undefined: {string.Join("; ", reasons)}.";
    }
}

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>Makes the score table of one benchmark and metric.</summary>
public static class ScoreTable
{
    /// <summary>The table: models best first, then humans and the ceiling under a rule; scores lead to the jobs that made them.</summary>
    /// <param name="group">The benchmark and metric.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="chosen">Names of columns that a manifest chose; empty for the catalogue's own.</param>
    public static ReportTable Make(ScoreGroup group, JobList jobs, IReadOnlyList<string> chosen)
    {
        (ReportColumn Column, ColumnUse? Use)[] shown = [.. ColumnCatalogue.Chosen(chosen).Where(pair => pair.Column.IsAvailableFor(group))];
        List<ReportColumn> columns = [.. shown.Select(pair => pair.Column)];
        List<IReadOnlyList<TableCell>> references = [.. group.Humans.Select(row => Human(group, columns, row))];
        if (group.Ceiling is not null)
        {
            references.Add([.. columns.Select(column => column.CeilingCell(group))]);
        }

        return new ReportTable
        {
            Id = group.Id,
            Caption = $"{group.Title} ({group.Definition}), {(group.HigherIsBetter ? "higher" : "lower")} is better. {Figures.Caption.Count(group)} 95 % intervals: {Figures.Caption.IntervalMethod(group)}. {Figures.Caption.Ceiling(group)} {Figures.Caption.Bold(group)}",
            Warning = group.Warning,
            Heads = [.. shown.Select(pair => pair.Column.HeadFor(group) is var head && pair.Use is { } use ? head with { Use = use } : pair.Column.HeadFor(group))],
            Rows = [.. group.Entries.Select(entry => (IReadOnlyList<TableCell>)[.. columns.Select(column => Linked(column, column.Cell(group, entry), entry, jobs))])],
            ReferenceRows = references,
        };
    }

    private static TableCell Linked(ReportColumn column, TableCell cell, ScoreEntry entry, JobList jobs) =>
        column is ScoreColumn && cell.Number is not null ? cell with { Link = jobs.AnchorOf(entry.Headline) } : cell;

    private static IReadOnlyList<TableCell> Human(ScoreGroup group, List<ReportColumn> columns, ScoreRow row)
    {
        var entry = new ScoreEntry { Label = $"{row.Model} (reference)", Identity = row, Headline = row };
        return [.. columns.Select(column => column.Cell(group, entry))];
    }
}

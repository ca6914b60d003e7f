using Concord.Pipeline.Reporting.Columns;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>A table that every writer can write: heads, rows of cells, reference rows under a rule, a caption.</summary>
public sealed record ReportTable
{
    /// <summary>The slug for ids and file names.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, with n and the interval's method: it can be read alone.</summary>
    public required string Caption { get; init; }

    /// <summary>A warning printed before the caption, such as "SIMULATED recording"; or null.</summary>
    public string? Warning { get; init; }

    /// <summary>The heads.</summary>
    public required IReadOnlyList<TableHead> Heads { get; init; }

    /// <summary>(rows) of (heads) cells.</summary>
    public required IReadOnlyList<IReadOnlyList<TableCell>> Rows { get; init; }

    /// <summary>Rows under a rule that are no entries of the ranking: ceilings, humans.</summary>
    public IReadOnlyList<IReadOnlyList<TableCell>> ReferenceRows { get; init; } = [];

    /// <summary>Warning and caption together.</summary>
    public string FullCaption => Warning is null ? Caption : $"{Warning}. {Caption}";

    /// <summary>The places of the columns that a format holds.</summary>
    public IReadOnlyList<int> ColumnsFor(ColumnUse use) => [.. Enumerable.Range(0, Heads.Count).Where(column => Heads[column].Use.HasFlag(use))];
}

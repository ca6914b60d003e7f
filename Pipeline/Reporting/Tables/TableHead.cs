using Concord.Pipeline.Reporting.Columns;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>The head of a table's column.</summary>
/// <param name="Id">Machine-readable, snake case: the head in CSV files.</param>
/// <param name="Title">What people read.</param>
/// <param name="Legend">What the column holds, in a sentence.</param>
public sealed record TableHead(string Id, string Title, string Legend)
{
    /// <summary>The unit, or null for none.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether its cells are numbers.</summary>
    public bool IsNumeric { get; init; }

    /// <summary>Decimals of its numbers, where a format needs them fixed.</summary>
    public int Decimals { get; init; } = 3;

    /// <summary>The formats that hold it.</summary>
    public ColumnUse Use { get; init; } = ColumnUse.All;

    /// <summary>Title and unit.</summary>
    public string Text => Unit is null ? Title : $"{Title} ({Unit})";
}

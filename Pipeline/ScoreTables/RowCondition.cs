using System.Globalization;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.ScoreTables;

/// <summary>A condition on one column: one of some values, none of some values, or a number within bounds.</summary>
/// <param name="Column">The column.</param>
/// <param name="Position">Where it was written.</param>
internal sealed record RowCondition(string Column, SourcePosition Position)
{
    /// <summary>Values of which one must stand there; empty for no such condition. Numbers are compared as numbers, words without regard to case; an empty one asks for what is missing.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Values that must not stand there.</summary>
    public IReadOnlyList<string> Not { get; init; } = [];

    /// <summary>The least number, included; null for none.</summary>
    public double? From { get; init; }

    /// <summary>The largest number, included; null for none.</summary>
    public double? To { get; init; }

    /// <summary>Whether a cell fulfils it; null for one in which nothing stands.</summary>
    public bool Holds(string? cell)
    {
        if (this.From is not null || this.To is not null)
        {
            return CellText.Number(cell) is { } number && !(number < this.From) && !(number > this.To);
        }

        return this.Values.Count > 0 ? this.Values.Any(value => Same(value, cell)) : !this.Not.Any(value => Same(value, cell));
    }

    /// <summary>The condition in words.</summary>
    public override string ToString() =>
        this.From is not null || this.To is not null
            ? string.Create(CultureInfo.InvariantCulture, $"{this.Column} {(this.From is { } from ? $"from {from:R}" : string.Empty)}{(this.To is { } to ? $" to {to:R}" : string.Empty)}")
            : this.Values.Count > 0 ? $"{this.Column} is {string.Join(" or ", this.Values.Select(Named))}" : $"{this.Column} is not {string.Join(" or ", this.Not.Select(Named))}";

    /// <summary>The values asked for that no cell has: most likely slips.</summary>
    public IEnumerable<string> Absent(IReadOnlyCollection<string?> cells) => this.Values.Concat(this.Not).Where(value => !cells.Any(cell => Same(value, cell)));

    /// <summary>A value as messages show it.</summary>
    public static string Named(string? value) => string.IsNullOrEmpty(value) ? CellText.Nothing : value;

    private static bool Same(string value, string? cell) =>
        value.Length == 0 || cell is null ? value.Length == 0 && cell is null
        : string.Equals(value, cell.Trim(), StringComparison.OrdinalIgnoreCase) || (CellText.Number(value) is { } left && CellText.Number(cell) is { } right && left == right);
}

using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>Heads and cells that tables of laws and curves share.</summary>
internal static class TrendCells
{
    private const ColumnUse NotLatex = ColumnUse.All & ~ColumnUse.Latex;

    public static TableHead Text(string id, string title, bool narrow = true) => new(id, title, title + ".") { Use = narrow ? ColumnUse.All : NotLatex };

    public static TableHead Number(string id, string title, int decimals = 3, bool narrow = true) =>
        new(id, title, title + ".") { IsNumeric = true, Decimals = decimals, Use = narrow ? ColumnUse.All : NotLatex };

    /// <summary>Two heads for a number of any size: powers of ten for people, all digits for files.</summary>
    public static TableHead[] Scale(string id, string title) =>
    [
        new(id, title, title + ".") { Use = ColumnUse.Prose },
        new(id, title, title + ".") { Use = ColumnUse.Csv, IsNumeric = true },
    ];

    public static TableCell Name(string name) => new(NameText.Short(name)) { Full = name };

    public static TableCell Count(int count) => new(NumberText.Count(count), count);

    public static TableCell Score(double? value) => new(NumberText.Score(value), Defined(value));

    public static TableCell Difference(double value) => new(NumberText.Difference(value), Defined(value));

    public static TableCell Ratio(double value) => new(NumberText.Ratio(value), Defined(value));

    public static TableCell[] Scaled(double value) => [new(NumberText.Scale(value)), new(NumberText.Scale(value), Defined(value))];

    private static double? Defined(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

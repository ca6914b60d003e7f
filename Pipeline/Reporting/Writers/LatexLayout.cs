using System.Globalization;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>The columns of a LaTeX table, and how a long one is kept within the line.</summary>
/// <remarks>A table of one page is measured by LaTeX itself and scaled. One that runs over pages cannot be: its width is estimated from its characters, and where it is too much its texts get paragraphs that share the line.</remarks>
internal sealed class LatexLayout
{
    // Characters of a line of 345 pt, the narrowest of the usual one-column papers, at 9 pt.
    private const int LineCharacters = 70;

    private const double LinePoints = 345;

    // Digits and mean letters at 8 pt, with room for capitals.
    private const double PointsPerDigit = 4.4;

    private const double PointsPerLetter = 5;

    private const int LongestRun = 6;

    private const int ShortestRun = 3;

    private readonly ReportTable table;
    private readonly IReadOnlyList<int> columns;
    private readonly Dictionary<int, double> shares = [];
    private readonly double taken;

    public LatexLayout(ReportTable table, IReadOnlyList<int> columns, bool isLong)
    {
        this.table = table;
        this.columns = columns;
        this.Wraps = isLong && columns.Sum(this.Characters) + (2 * (columns.Count - 1)) > LineCharacters;
        this.taken = (columns.Where(column => table.Heads[column].IsNumeric).Sum(this.Characters) * PointsPerDigit) + (6 * (columns.Count - 1));
        this.Divide();
    }

    /// <summary>Whether texts stand in paragraphs that may break.</summary>
    public bool Wraps { get; }

    /// <summary>What is set before a table whose texts wrap.</summary>
    public string Squeeze => this.Wraps ? "\\footnotesize\\setlength{\\tabcolsep}{3pt}" : string.Empty;

    /// <summary>The argument of <c>tabular</c>.</summary>
    public string Specification => "@{}" + string.Concat(this.columns.Select(this.Column)) + "@{}";

    /// <summary>A text of a column, escaped.</summary>
    public string Text(int column, string text) => this.Wraps && !this.table.Heads[column].IsNumeric ? LatexText.Breakable(text, this.Run(column)) : LatexText.Escape(text);

    // Letters that a narrow column holds unbroken.
    private int Run(int column) => Math.Clamp((int)(this.shares[column] * this.Free / PointsPerLetter), ShortestRun, LongestRun);

    private double Free => Math.Max(LinePoints - this.taken, 60);

    private string Column(int column)
    {
        if (this.table.Heads[column].IsNumeric)
        {
            return $"S[table-format={this.NumberFormat(column)}]";
        }

        if (!this.Wraps)
        {
            return "l";
        }

        return string.Create(CultureInfo.InvariantCulture, $">{{\\raggedright\\arraybackslash}}p{{{this.shares[column]:0.000}\\dimexpr\\linewidth-{this.taken:0}pt\\relax}}");
    }

    // Short texts get what they need; the rest is shared by the long ones.
    private void Divide()
    {
        double free = this.Free, rest = free;
        int[] texts = [.. this.columns.Where(column => !this.table.Heads[column].IsNumeric).OrderBy(this.Characters)];
        for (int i = 0; i < texts.Length; i++)
        {
            double width = Math.Min(this.Characters(texts[i]) * PointsPerLetter, rest / (texts.Length - i));
            this.shares[texts[i]] = width / free;
            rest -= width;
        }
    }

    private int Characters(int column) => this.table.Rows.Concat(this.table.ReferenceRows).Select(row => this.Length(column, row[column])).Append(this.table.Heads[column].Text.Length).Max();

    private int Length(int column, TableCell cell) =>
        this.table.Heads[column].IsNumeric && cell.Number is { } number && double.IsFinite(number) ? LatexTableWriter.Number(number, this.table.Heads[column].Decimals).Length : cell.Text.Length;

    private string NumberFormat(int column)
    {
        int decimals = this.table.Heads[column].Decimals;
        string[] numbers = [.. this.table.Rows.Concat(this.table.ReferenceRows).Select(row => row[column].Number).OfType<double>().Where(double.IsFinite).Select(number => LatexTableWriter.Number(number, decimals))];
        int whole = numbers.Length == 0 ? 1 : numbers.Max(number => number.TrimStart('-').Split('.')[0].Length);
        string sign = numbers.Any(number => number[0] == '-') ? "-" : string.Empty;
        return $"{sign}{whole}.{decimals}";
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>LaTeX with booktabs and siunitx 3: goes into a paper unchanged.</summary>
/// <remarks>The first line names what the preamble needs. Numbers keep their leading zero (the journal's option decides). Over forty rows the table is a <c>longtable</c>. Names never reach <c>\label</c>.</remarks>
public sealed partial class LatexTableWriter : TableWriter
{
    private const int MostRows = 40;

    /// <inheritdoc/>
    public override string Extension => ".tex";

    /// <inheritdoc/>
    public override string Format => "latex";

    /// <inheritdoc/>
    public override string Write(ReportTable table)
    {
        IReadOnlyList<int> columns = table.ColumnsFor(ColumnUse.Latex);
        bool isLong = table.Rows.Count > MostRows;
        string specification = "@{}" + string.Concat(columns.Select(column => table.Heads[column].IsNumeric ? $"S[table-format={NumberFormat(table, column)}]" : "l")) + "@{}";
        string caption = $"\\caption{{{LatexText.Escape(table.FullCaption)}}}\\label{{tab:{table.Id}}}";
        string heads = string.Join(" & ", columns.Select(column => $"{{{LatexText.Escape(table.Heads[column].Text)}}}")) + " \\\\\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"% Concord report, table {table.Id}; needs \\usepackage{{booktabs,siunitx{(isLong ? ",longtable" : string.Empty)}}} (siunitx 3) and \\usepackage[T1]{{fontenc}}\n");
        if (isLong)
        {
            text.Append("{\\small\\sisetup{text-series-to-math}\n\\begin{longtable}{").Append(specification).Append("}\n").Append(caption).Append("\\\\\n\\toprule\n").Append(heads).Append("\\midrule\n\\endfirsthead\n\\toprule\n").Append(heads).Append("\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
        }
        else
        {
            text.Append("\\begin{table}\\centering\\small\n\\setlength{\\belowcaptionskip}{6pt}\n").Append(caption).Append("\n\\sisetup{text-series-to-math}\n\\begin{tabular}{").Append(specification).Append("}\n\\toprule\n").Append(heads).Append("\\midrule\n");
        }

        Rows(text, table, columns, table.Rows);
        if (table.ReferenceRows.Count > 0)
        {
            text.Append("\\midrule\n");
            Rows(text, table, columns, table.ReferenceRows);
        }

        return text.Append(isLong ? "\\end{longtable}}\n" : "\\bottomrule\n\\end{tabular}\n\\end{table}\n").ToString();
    }

    private static void Rows(StringBuilder text, ReportTable table, IReadOnlyList<int> columns, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        foreach (IReadOnlyList<TableCell> row in rows)
        {
            text.AppendJoin(" & ", columns.Select(column => Cell(table.Heads[column], row[column]))).Append(" \\\\\n");
        }
    }

    private static string Cell(TableHead head, TableCell cell)
    {
        if (head.IsNumeric && cell.Number is { } number && double.IsFinite(number))
        {
            return (cell.IsStrong ? "\\bfseries " : string.Empty) + Number(number, head.Decimals);
        }

        // Texts in a numeric column (a ceiling's two ends) keep the leading zero that the numbers above them have.
        string value = LatexText.Escape(head.IsNumeric ? LeadingZero().Replace(cell.Text, "0.") : cell.Text);
        value = head.IsNumeric && value.Length > 0 ? $"{{{value}}}" : value;
        return cell.IsStrong && value.Length > 0 ? $"\\textbf{{{value}}}" : value;
    }

    private static string NumberFormat(ReportTable table, int column)
    {
        int decimals = table.Heads[column].Decimals;
        string[] numbers = [.. table.Rows.Concat(table.ReferenceRows).Select(row => row[column].Number).OfType<double>().Where(double.IsFinite).Select(number => Number(number, decimals))];
        int whole = numbers.Length == 0 ? 1 : numbers.Max(number => number.TrimStart('-').Split('.')[0].Length);
        string sign = numbers.Any(number => number[0] == '-') ? "-" : string.Empty;
        return $"{sign}{whole}.{decimals}";
    }

    [GeneratedRegex(@"(?<!\d)\.(?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingZero();

    private static string Number(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.All(c => c is '-' or '0' or '.') ? text.TrimStart('-') : text;
    }
}

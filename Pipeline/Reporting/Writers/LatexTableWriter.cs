using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>LaTeX with booktabs and siunitx 3: goes into a paper unchanged.</summary>
/// <remarks>The first line names what the preamble needs. Numbers keep their leading zero (the journal's option decides). Over forty rows the table is a <c>longtable</c>. A table wider than the line is made as wide as the line, whatever the paper's class: nothing sticks out. Names never reach <c>\label</c>.</remarks>
public sealed partial class LatexTableWriter : TableWriter
{
    private const int MostRows = 40;

    // A caption's words are hyphenated; what is longer than any word is a name.
    private const int LongestWord = 24;

    /// <inheritdoc/>
    public override string Extension => ".tex";

    /// <inheritdoc/>
    public override string Format => "latex";

    /// <inheritdoc/>
    public override string Write(ReportTable table)
    {
        IReadOnlyList<int> columns = table.ColumnsFor(ColumnUse.Latex);
        bool isLong = table.Rows.Count > MostRows;
        var layout = new LatexLayout(table, columns, isLong);
        string caption = $"\\caption{{{LatexText.Breakable(table.FullCaption, LongestWord)}}}\\label{{tab:{table.Id}}}";
        string heads = string.Join(" & ", columns.Select(column => $"{{{layout.Text(column, table.Heads[column].Text)}}}")) + " \\\\\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"% Concord report, table {table.Id}; needs \\usepackage{{booktabs,siunitx,{(isLong ? "array,longtable" : "graphicx")}}} (siunitx 3) and \\usepackage[T1]{{fontenc}}\n");
        if (isLong)
        {
            text.Append("{\\small\\sisetup{text-series-to-math}\\setlength{\\emergencystretch}{3em}").Append(layout.Squeeze).Append("\n\\begin{longtable}{").Append(layout.Specification).Append("}\n").Append(caption).Append("\\\\\n\\toprule\n").Append(heads).Append("\\midrule\n\\endfirsthead\n\\toprule\n").Append(heads).Append("\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
        }
        else
        {
            text.Append("\\begin{table}\\centering\\small\n\\setlength{\\belowcaptionskip}{6pt}\\setlength{\\emergencystretch}{3em}\n").Append(caption).Append("\n\\sisetup{text-series-to-math}\n\\sbox0{\\begin{tabular}{").Append(layout.Specification).Append("}\n\\toprule\n").Append(heads).Append("\\midrule\n");
        }

        Rows(text, table, columns, layout, table.Rows);
        if (table.ReferenceRows.Count > 0)
        {
            text.Append("\\midrule\n");
            Rows(text, table, columns, layout, table.ReferenceRows);
        }

        return text.Append(isLong ? "\\end{longtable}}\n" : "\\bottomrule\n\\end{tabular}}% as wide as it is, or as the line\n\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox0}\\else\\usebox0\\fi\n\\end{table}\n").ToString();
    }

    private static void Rows(StringBuilder text, ReportTable table, IReadOnlyList<int> columns, LatexLayout layout, IReadOnlyList<IReadOnlyList<TableCell>> rows)
    {
        foreach (IReadOnlyList<TableCell> row in rows)
        {
            text.AppendJoin(" & ", columns.Select(column => Cell(table.Heads[column], row[column], value => layout.Text(column, value)))).Append(" \\\\\n");
        }
    }

    private static string Cell(TableHead head, TableCell cell, Func<string, string> escape)
    {
        if (head.IsNumeric && cell.Number is { } number && double.IsFinite(number))
        {
            return (cell.IsStrong ? "\\bfseries " : string.Empty) + Number(number, head.Decimals);
        }

        // Texts in a numeric column (a ceiling's two ends) keep the leading zero that the numbers above them have.
        string value = escape(head.IsNumeric ? LeadingZero().Replace(cell.Text, "0.") : cell.Text);
        value = head.IsNumeric && value.Length > 0 ? $"{{{value}}}" : value;
        return cell.IsStrong && value.Length > 0 ? $"\\textbf{{{value}}}" : value;
    }

    [GeneratedRegex(@"(?<!\d)\.(?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingZero();

    /// <summary>A number as it stands in a table: no sign before a zero.</summary>
    internal static string Number(double value, int decimals)
    {
        string text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.All(c => c is '-' or '0' or '.') ? text.TrimStart('-') : text;
    }
}

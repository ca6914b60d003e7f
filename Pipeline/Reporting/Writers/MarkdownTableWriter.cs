using System.Text;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Pipe tables: numbers right-aligned, bold as <c>**</c>, names escaped.</summary>
public sealed class MarkdownTableWriter : TableWriter
{
    /// <inheritdoc/>
    public override string Extension => ".md";

    /// <inheritdoc/>
    public override string Format => "markdown";

    /// <inheritdoc/>
    public override string Write(ReportTable table)
    {
        var text = new StringBuilder();
        IReadOnlyList<int> columns = table.ColumnsFor(ColumnUse.Markdown);
        if (table.Warning is not null)
        {
            text.Append("**").Append(MarkdownText.Escape(table.Warning)).Append("**\n\n");
        }

        text.Append(MarkdownText.Escape(table.Caption)).Append("\n\n");
        Line(text, columns.Select(column => MarkdownText.Escape(table.Heads[column].Text)));
        Line(text, columns.Select(column => table.Heads[column].IsNumeric ? "---:" : ":---"));
        foreach (IReadOnlyList<TableCell> row in table.Rows.Concat(table.ReferenceRows))
        {
            Line(text, columns.Select(column => Cell(row[column])));
        }

        return text.ToString();
    }

    private static string Cell(TableCell cell)
    {
        string value = MarkdownText.Escape(cell.Text);
        return cell.IsStrong && value.Length > 0 ? $"**{value}**" : value;
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}

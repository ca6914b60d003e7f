using System.Text;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Tables;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>CSV after RFC 4180: UTF-8 with BOM, CRLF, full precision, invariant culture, ASCII minus, empty where missing.</summary>
/// <remarks>Text that begins with <c>= + - @</c>, tab or carriage return gets a leading apostrophe, so that no spreadsheet runs it; numbers stay numbers (−.031 is written -0.031).</remarks>
public sealed class CsvTableWriter : TableWriter
{
    /// <inheritdoc/>
    public override string Extension => ".csv";

    /// <inheritdoc/>
    public override string Format => "csv";

    /// <inheritdoc/>
    public override bool HasByteOrderMark => true;

    /// <inheritdoc/>
    public override string Write(ReportTable table)
    {
        var text = new StringBuilder();
        IReadOnlyList<int> columns = table.ColumnsFor(ColumnUse.Csv);
        Line(text, columns.Select(column => CsvText.Field(table.Heads[column].Id)));
        foreach (IReadOnlyList<TableCell> row in table.Rows.Concat(table.ReferenceRows.Where(row => table.Heads.Any(head => head.IsNumeric) && row.Any(cell => cell.Number is not null))))
        {
            Line(text, columns.Select(column => Field(table.Heads[column], row[column])));
        }

        return text.ToString();
    }

    private static string Field(TableHead head, TableCell cell)
    {
        if (cell.Number is not null || head.IsNumeric)
        {
            return head.IsNumeric ? Wording.NumberText.Exact(cell.Number) : CsvText.Field(cell.Full ?? cell.Text);
        }

        string value = cell.Full ?? cell.Text;
        return value == Wording.NumberText.Missing ? string.Empty : CsvText.Field(value);
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields).Append("\r\n");
}

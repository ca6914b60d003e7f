using System.Globalization;
using System.Text;
using Concord.Pipeline.Reporting.Columns;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Tables of the page: a caption, heads with scope, row heads, numbers to the right. It takes text and encodes it.</summary>
public static class HtmlTableWriter
{
    /// <summary>The table in a box that scrolls by itself.</summary>
    /// <param name="table">The table.</param>
    /// <param name="id">Unique in the page.</param>
    /// <param name="cssClass">sortable, or empty.</param>
    /// <param name="mostRows">Rows past this many are left out, and the caption says so.</param>
    public static Markup Write(ReportTable table, string id, string cssClass = "", int mostRows = int.MaxValue)
    {
        IReadOnlyList<int> columns = table.ColumnsFor(ColumnUse.Html);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}-caption\"><table class=\"{cssClass}\" id=\"{id}\"><caption id=\"{id}-caption\">");
        if (table.Warning is not null)
        {
            html.Append("<strong class=\"warn\">").Append(HtmlEncoding.Encode(NameText.Visible(table.Warning))).Append(".</strong> ");
        }

        html.Append(HtmlEncoding.Encode(NameText.Visible(table.Caption)));
        if (table.Rows.Count > mostRows)
        {
            html.Append(CultureInfo.InvariantCulture, $" The first {mostRows} of {table.Rows.Count} rows; all are in the CSV file.");
        }

        html.Append("</caption><thead><tr>");
        foreach (int column in columns)
        {
            TableHead head = table.Heads[column];
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(head.IsNumeric ? " class=\"n\"" : string.Empty)} title=\"{HtmlEncoding.Encode(head.Legend)}\">{HtmlEncoding.Encode(head.Text)}</th>");
        }

        html.Append("</tr></thead><tbody>");
        Rows(html, table, columns, table.Rows.Take(mostRows));
        html.Append("</tbody>");
        if (table.ReferenceRows.Count > 0)
        {
            html.Append("<tfoot class=\"cr\">");
            Rows(html, table, columns, table.ReferenceRows);
            html.Append("</tfoot>");
        }

        return new Markup(html.Append("</table></div>").ToString());
    }

    /// <summary>A marker of 16 × 16, hidden from screen readers.</summary>
    public static Markup Icon(PointMark marker)
    {
        var scene = new Scene(16, 16, "marker", "colour: family; shape: regime");
        scene.Add(marker);
        return SvgWriter.Decoration(scene, "ic");
    }

    private static void Rows(StringBuilder html, ReportTable table, IReadOnlyList<int> columns, IEnumerable<IReadOnlyList<TableCell>> rows)
    {
        foreach (IReadOnlyList<TableCell> row in rows)
        {
            html.Append(row[0].Anchor is { } anchor ? $"<tr id=\"{HtmlEncoding.Encode(anchor)}\">" : "<tr>");
            foreach (int column in columns)
            {
                bool isHead = column == columns[0];
                TableCell cell = row[column];
                html.Append(isHead ? "<th scope=\"row\">" : Open(cell, table.Heads[column].IsNumeric));
                html.Append(Content(cell).ToString());
                html.Append(isHead ? "</th>" : "</td>");
            }

            html.Append("</tr>");
        }
    }

    // Cells of a heat map are many and never sorted: no number beside the text.
    private static string Open(TableCell cell, bool isNumeric) => cell.Heat is { } step
        ? FormattableString.Invariant($"<td class=\"hm v{step}\">")
        : $"<td{(isNumeric ? " class=\"n\"" : string.Empty)}{(cell.Number is { } number && double.IsFinite(number) ? $" data-v=\"{number.ToString("G9", CultureInfo.InvariantCulture)}\"" : string.Empty)}>";

    private static Markup Content(TableCell cell)
    {
        if (cell.Drawing is not null)
        {
            return SvgWriter.Decoration(cell.Drawing, "spark");
        }

        if (cell.Text.Length == 0)
        {
            return Markup.Empty;
        }

        Markup text = cell.Number is null ? Markup.Name(cell.Text, cell.Longest) : Markup.Text(cell.Text);
        text = cell.IsCode ? Markup.Of($"<code>{text}</code>") : cell.IsStrong ? Markup.Of($"<b>{text}</b>") : text;
        text = cell.Link is null ? text : Markup.Of($"<a href=\"#{cell.Link}\">{text}</a>");
        return cell.Icon is null ? text : Markup.Of($"{Icon(cell.Icon)}{text}");
    }
}

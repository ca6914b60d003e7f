using Spectre.Console;

namespace Concord.Pipeline.Commands;

/// <summary>A plain table of texts.</summary>
internal static class ListTable
{
    public static void Print(CommandConsole console, string[] heads, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumns(heads);
        foreach (string[] row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.Table(table);
    }
}

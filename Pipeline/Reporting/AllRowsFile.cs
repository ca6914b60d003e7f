using System.Globalization;
using System.Reflection;
using System.Text;
using Concord.Pipeline.Reporting.Writers;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting;

/// <summary>The whole score table as CSV, with the contract's column names and full precision.</summary>
internal static class AllRowsFile
{
    /// <summary>The file's text.</summary>
    public static string Write(IReadOnlyList<ScoreRow> rows)
    {
        PropertyInfo[] columns = [.. typeof(ScoreRow).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)];
        var text = new StringBuilder();
        text.AppendJoin(',', columns.Select(column => SnakeCase(column.Name))).Append("\r\n");
        foreach (ScoreRow row in rows)
        {
            text.AppendJoin(',', columns.Select(column => Field(column.GetValue(row)))).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Field(object? value) => value switch
    {
        null => string.Empty,
        double number => Wording.NumberText.Exact(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => CsvText.Field(value.ToString()),
    };

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

using System.Globalization;

namespace Concord.Pipeline.Reporting.Writers;

/// <summary>Fields of CSV files.</summary>
public static class CsvText
{
    /// <summary>A text field: harmless to spreadsheets, quoted where RFC 4180 asks for it.</summary>
    public static string Field(string? text)
    {
        string value = text ?? string.Empty;
        if (value.Length > 0 && (value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n') && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            value = "'" + value;
        }

        return value.AsSpan().IndexOfAny("\",\r\n") < 0 ? value : "\"" + value.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}

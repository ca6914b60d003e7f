using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>Reads tables as RFC 4180 writes them: quoted fields with separators, doubled quotes and line breaks; LF, CRLF or CR; a UTF-8 mark is skipped; empty lines are skipped.</summary>
public static class CsvFile
{
    /// <summary>Reads a file whose first line is the header.</summary>
    /// <param name="path">UTF-8.</param>
    /// <param name="separator">A comma unless said otherwise; a tab for TSV.</param>
    /// <exception cref="DatasetException">No header, a row of another length, or a quote out of place, each with its line.</exception>
    public static CsvTable Read(string path, char separator = ',') => Read(FileBytes.ReadAll(path), path, separator);

    /// <summary>Reads a table that is in memory.</summary>
    /// <param name="bytes">UTF-8.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="separator">Between fields.</param>
    /// <exception cref="DatasetException">As for a file, and bytes that are not UTF-8.</exception>
    public static CsvTable Read(byte[] bytes, string name, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith("\uFEFF"u8))
        {
            content = content[3..];
        }

        try
        {
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content), name, separator);
        }
        catch (DecoderFallbackException fault)
        {
            throw new DatasetException(name, $"bytes that are not UTF-8 ({fault.Message})", "text", "Save the table as UTF-8.", fault);
        }
    }

    /// <summary>Reads a table from text.</summary>
    /// <param name="text">The whole table.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="separator">Between fields.</param>
    /// <exception cref="DatasetException">As for a file.</exception>
    public static CsvTable Parse(string text, string name, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(text);
        var cursor = new CsvCursor(text, name, separator);
        string[]? header = null;
        var rows = new List<string[]>();
        var lines = new List<int>();
        while (cursor.NextRow(header?.Length ?? 8) is { } row)
        {
            if (header is null)
            {
                header = row;
                continue;
            }

            if (row.Length != header.Length)
            {
                throw new DatasetException($"{name}:{cursor.RowLine}", $"{row.Length} fields", $"{header.Length}, as in the header", "Quote fields that hold the separator, and check that the row was not cut.");
            }

            rows.Add(row);
            lines.Add(cursor.RowLine);
        }

        return header is null
            ? throw new DatasetException(name, "an empty table", "a header line", "Check that the file was written.")
            : new CsvTable(name, header, [.. rows], [.. lines]);
    }
}

using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads a table by its file's ending: .csv, .tsv, .parquet.</summary>
public static class TableFile
{
    /// <summary>Endings that are tables.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv", ".parquet"];

    /// <summary>Reads all columns.</summary>
    /// <exception cref="DatasetException">Another ending, or a file that cannot be read.</exception>
    public static LabelTable Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => Typed(CsvFile.Read(path)),
            ".tsv" => Typed(CsvFile.Read(path, '\t')),
            ".parquet" => ParquetTable.Read(path),
            _ => throw new DatasetException(path, $"a file that ends in '{Path.GetExtension(path)}'", string.Join(", ", Extensions), "Save the table as one of these."),
        };
    }

    private static LabelTable Typed(CsvTable table)
    {
        var columns = new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        for (int column = 0; column < table.Header.Count; column++)
        {
            string[] cells = new string[table.Rows.Count];
            for (int row = 0; row < cells.Length; row++)
            {
                cells[row] = table.Fields(row)[column];
            }

            // Blanks after a separator are not part of a name.
            columns[table.Header[column].Trim()] = LabelColumn.Parse(cells);
        }

        return new LabelTable(table.Path, table.Rows.Count, columns);
    }
}

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

    /// <summary>Reads all cells as texts; a missing one is empty (in CSV and TSV as it is written). Parquet is known by its first bytes, TSV by its ending; what else it is, is CSV. Places in a Parquet file are its rows, from 1.</summary>
    /// <exception cref="DatasetException">A file that cannot be read.</exception>
    public static CsvTable ReadTexts(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ParquetTable.Is(path) ? Texts(ParquetTable.Read(path, mayLack: true)) : CsvFile.Read(path, Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',');
    }

    private static CsvTable Texts(LabelTable table)
    {
        string[][] columns = [.. table.Columns.Values.Select(column => column.ToTexts())];
        string[][] rows = [.. Enumerable.Range(0, table.Rows).Select(row => Array.ConvertAll(columns, column => column[row]))];
        return new CsvTable(table.Where, [.. table.Columns.Keys], rows, [.. Enumerable.Range(1, table.Rows)]);
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

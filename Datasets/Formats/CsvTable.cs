namespace Concord.Datasets.Formats;

/// <summary>A table of texts with a header.</summary>
public sealed class CsvTable
{
    private readonly Dictionary<string, int> _columns;
    private readonly int[] _lines;
    private readonly string[][] _rows;

    internal CsvTable(string path, string[] header, string[][] rows, int[] lines)
    {
        Path = path;
        Header = header;
        _rows = rows;
        _lines = lines;
        _columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < header.Length; i++)
        {
            if (!_columns.TryAdd(header[i], i))
            {
                throw new DatasetException($"{path}:1", $"column '{header[i]}' twice (case does not count)", "each column once", "Rename one of them.");
            }
        }
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The column names as written.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>The rows, each as long as the header.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>The place of a column; case does not count.</summary>
    /// <exception cref="DatasetException">No such column.</exception>
    public int Column(string name) => _columns.TryGetValue(name, out int column)
        ? column
        : throw new DatasetException($"{Path}:1", $"no column '{name}'", $"it among {string.Join(", ", Header)}", "Check the header line and the separator.");

    /// <summary>One of <see cref="Rows"/> as the array that it is: reading an array through an interface costs more than the field.</summary>
    internal string[] Fields(int row) => _rows[row];

    /// <summary>"path:line" of a row's first line, for messages.</summary>
    public string Where(int row) => $"{Path}:{_lines[row]}";
}

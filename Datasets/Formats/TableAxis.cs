using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>The different combinations of some columns of a long table, in the order of their first rows: one place along an axis each.</summary>
internal sealed class TableAxis
{
    private readonly LabelTable _table;
    private readonly IReadOnlyList<string> _columns;
    private readonly int[] _placeOfRow;
    private readonly List<int> _firstRows = [];

    public TableAxis(string name, LabelTable table, IReadOnlyList<string> columns)
    {
        Name = name;
        _table = table;
        _columns = columns;
        _placeOfRow = new int[table.Rows];
        string[][] texts = [.. columns.Select(column => table.Columns[column].ToTexts())];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int row = 0; row < table.Rows; row++)
        {
            string key = string.Join('\u001F', texts.Select(column => column[row]));
            if (!places.TryGetValue(key, out int place))
            {
                place = places[key] = _firstRows.Count;
                _firstRows.Add(row);
            }

            _placeOfRow[row] = place;
        }
    }

    public string Name { get; }

    public int Length => _firstRows.Count;

    public int Place(int row) => _placeOfRow[row];

    public string Describe(int row) => string.Join(", ", _columns.Select(column => $"{column} '{_table.Columns[column].ToTexts()[row]}'"));

    /// <summary>Whether a further column has one value for each place.</summary>
    public bool Determines(string column)
    {
        string[] texts = _table.Columns[column].ToTexts();
        return Enumerable.Range(0, _table.Rows).All(row => texts[row] == texts[_firstRows[_placeOfRow[row]]]);
    }

    public LabelledAxis ToAxis() => new(Name, Length, _columns.ToDictionary(column => column, column => _table.Columns[column].At(_firstRows), StringComparer.Ordinal));
}

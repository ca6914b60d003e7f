using Concord.Datasets.Formats;

namespace Concord.Pipeline.ScoreTables;

/// <summary>The cells of a table by the names that a map gives them.</summary>
internal sealed class ScoreCells
{
    private readonly CsvTable table;
    private readonly ScoreMap map;
    private readonly Dictionary<MapColumn, int[]> places;

    /// <summary>Looks the columns up; all must be there.</summary>
    public ScoreCells(CsvTable table, ScoreMap map)
    {
        this.table = table;
        this.map = map;
        this.places = map.Named.Select(named => named.Column).Distinct().ToDictionary(column => column, column => column.Names.Select(table.Column).ToArray());
    }

    /// <summary>What stands in a column of the contract, its level renamed; null where nothing does. A tag of the same name fills no column.</summary>
    public string? Text(int row, string name) => this.map.Constants.TryGetValue(name, out string? constant) ? constant : this.Level(row, name, this.map.Columns);

    /// <summary>What stands in a tag, its level renamed; null where nothing does.</summary>
    public string? Tag(int row, string name) => this.Level(row, name, this.map.Tags);

    /// <summary>What stands in columns of the table, as written; null where nothing does.</summary>
    public string? Raw(int row, MapColumn column)
    {
        string[] parts = [.. this.places[column].Select(place => this.Cell(row, place)).OfType<string>()];
        return parts.Length == 0 ? null : string.Join(" + ", parts);
    }

    /// <summary>What stands in the column of a condition; null where nothing does.</summary>
    public string? Raw(int row, RowCondition condition) => this.Cell(row, this.table.Column(condition.Column));

    /// <summary>The place of a column in the table, from 1, for messages.</summary>
    public int PlaceOf(MapColumn column) => this.places[column][0] + 1;

    private string? Level(int row, string name, IReadOnlyDictionary<string, MapColumn> columns)
    {
        if (!columns.TryGetValue(name, out MapColumn? column))
        {
            return null;
        }

        string? found = this.Raw(row, column);
        return this.map.Levels.GetValueOrDefault(name)?.GetValueOrDefault(found ?? string.Empty)?.Name ?? found;
    }

    private string? Cell(int row, int place)
    {
        string cell = this.table.Rows[row][place].Trim();
        return cell.Length == 0 || this.map.Missing.Contains(cell, StringComparer.Ordinal) ? null : cell;
    }
}

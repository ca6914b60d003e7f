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

    /// <summary>What stands in a column of ours, its level renamed; null where nothing does.</summary>
    /// <param name="row">The row.</param>
    /// <param name="name">A column of the contract or a tag.</param>
    public string? Text(int row, string name)
    {
        if (this.map.Constants.TryGetValue(name, out string? constant))
        {
            return constant;
        }

        MapColumn? column = this.map.Columns.GetValueOrDefault(name) ?? this.map.Tags.GetValueOrDefault(name);
        if (column is null)
        {
            return null;
        }

        string found = this.Raw(row, column);
        return this.map.Levels.GetValueOrDefault(name)?.GetValueOrDefault(found)?.Name ?? (found == CellText.Nothing ? null : found);
    }

    /// <summary>What stands in columns of the table, as written; "none" where nothing does.</summary>
    public string Raw(int row, MapColumn column)
    {
        string[] parts = [.. this.places[column].Select(place => this.table.Rows[row][place].Trim()).Where(cell => !CellText.IsMissing(cell))];
        return parts.Length == 0 ? CellText.Nothing : string.Join(" + ", parts);
    }

    /// <summary>The place of a column in the table, from 1, for messages.</summary>
    public int PlaceOf(MapColumn column) => this.places[column][0] + 1;
}

using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.ScoreTables;

/// <summary>How a score table of other people is to be read: which of its columns is what, which rows count, and what its words are called here.</summary>
internal sealed record ScoreMap
{
    /// <summary>The file, as messages name it; null for the map that a table with our own column names needs no file for.</summary>
    public string? Path { get; init; }

    /// <summary>What the report is called; null: the table's name.</summary>
    public string? Name { get; init; }

    /// <summary>The question that is asked of the table, or null.</summary>
    public string? Question { get; init; }

    /// <summary>BibTeX of the source, or null.</summary>
    public string? Citation { get; init; }

    /// <summary>The table beside the map, or null.</summary>
    public string? TablePath { get; init; }

    /// <summary>The same, as messages name it.</summary>
    public string? TableName { get; init; }

    /// <summary>Where the table is published, or null.</summary>
    public SourceSpec? Source { get; init; }

    /// <summary>The table's licence, or null.</summary>
    public string? Licence { get; init; }

    /// <summary>Columns of the contract by name: the table's columns that fill them.</summary>
    public required IReadOnlyDictionary<string, MapColumn> Columns { get; init; }

    /// <summary>Tags by name: the table's columns that fill them.</summary>
    public IReadOnlyDictionary<string, MapColumn> Tags { get; init; } = new Dictionary<string, MapColumn>(StringComparer.Ordinal);

    /// <summary>For a wide table: the benchmark of each column of scores.</summary>
    public IReadOnlyDictionary<string, MapColumn> Scores { get; init; } = new Dictionary<string, MapColumn>(StringComparer.Ordinal);

    /// <summary>Columns of the contract that are the same in all rows.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Words of the table that say that nothing stands there; beside them only an empty cell does.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Which rows count: all conditions must hold.</summary>
    public IReadOnlyList<RowCondition> Where { get; init; } = [];

    /// <summary>New names of levels, by column or tag of ours; the empty name stands for cells in which nothing does.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, MapLevel>> Levels { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, MapLevel>>(StringComparer.Ordinal);

    /// <summary>Whether rows of the same model and benchmark are averaged, and not refused.</summary>
    public bool AveragesDuplicates { get; init; }

    /// <summary>Whether models that differ in their seed alone are averaged before anything is compared.</summary>
    public bool AveragesSeeds { get; init; }

    /// <summary>Factors to compare by where the command names none.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>The claims, each with the choices under which it is looked at again; empty where none is made.</summary>
    public IReadOnlyList<MultiverseSpec> Multiverses { get; init; } = [];

    /// <summary>The place of the map's beginning.</summary>
    public SourcePosition Start { get; } = new(1, 1);

    /// <summary>All columns of the table that the map names, each with what it is for.</summary>
    public IEnumerable<(string Use, MapColumn Column)> Named =>
        this.Columns.Concat(this.Tags).Concat(this.Scores).Select(pair => (pair.Key, pair.Value)).Concat(this.Where.Select(condition => ("where", new MapColumn([condition.Column], condition.Position))));
}

using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Reading;
using Concord.Pipeline.Manifests.Yaml;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Resolution;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Reads a column map, with every mistake at once.</summary>
internal sealed class ScoreMapReader
{
    private const string Owner = "a column map";

    private readonly string path;
    private readonly ValueBinder values;

    private ScoreMapReader(string path, FindingLog log)
    {
        this.path = path;
        this.values = new ValueBinder(log, new ManifestPositions());
    }

    /// <summary>The map, or null where a finding is an error.</summary>
    public static ScoreMap? Read(string path, FindingLog log)
    {
        if (YamlFile.Load(path, log) is not { } text || YamlTree.Read(text, log) is not { } root)
        {
            return null;
        }

        ScoreMapReader reader = new(path, log);
        ScoreMap? map = reader.values.Map(root, Owner) is { } keys ? reader.Map(keys) : null;
        return log.HasErrors ? null : map;
    }

    private ScoreMap Map(MapBinder map)
    {
        (string? file, SourceSpec? source, string? licence) = this.Table(map);
        Dictionary<string, MapColumn> columns = this.Columns(map, "columns", ScoreColumns.All);
        Dictionary<string, MapColumn> tags = this.Columns(map, "tags", null);
        Dictionary<string, MapColumn> scores = this.Columns(map, "scores", null);
        IReadOnlyDictionary<string, string> constants = this.Constants(map, columns);
        ScoreMap read = new()
        {
            Path = this.path,
            Name = map.Text("name"),
            Question = map.Text("question"),
            Citation = map.Text("citation"),
            TablePath = file is null ? null : System.IO.Path.GetFullPath(file),
            TableName = file,
            Source = source,
            Licence = licence,
            Columns = columns,
            Tags = tags,
            Scores = scores,
            Constants = constants,
            Missing = map.Texts("missing"),
            Where = [.. (map.Map("where")?.Entries ?? []).Select(entry => this.Condition(entry))],
            Levels = this.Levels(map, [.. columns.Keys, .. tags.Keys]),
            AveragesDuplicates = map.Word("duplicates", ["refuse", "average"]) == "average",
            AveragesSeeds = map.Word("seeds", ["replicates", "average"]) == "average",
            By = map.Texts("by"),
            Multiverses = MultiverseReader.Read(map, this.values),
        };
        map.Done(Owner);
        this.Require(map, read);
        this.TellTagsApart(read);
        return read;
    }

    private void Require(MapBinder map, ScoreMap read)
    {
        if (read.Columns.ContainsKey("score") && read.Scores.Count > 0)
        {
            this.values.Log.Error(map.Position, Messages.Conflict(Owner, "columns: score", "scores"));
        }
        else if (!read.Columns.ContainsKey("score") && read.Scores.Count == 0)
        {
            this.values.Log.Error(map.Position, new Message("the map says not which column holds the scores.", "Write columns: { score: COLUMN }, or scores: { BENCHMARK: COLUMN, … } for a table with a column a benchmark."));
        }

        if (!read.Columns.ContainsKey("model"))
        {
            this.values.Log.Error(map.Position, new Message("the map says not which column names the model.", "Write columns: { model: COLUMN }."));
        }
    }

    // A factor's name means one thing: a tag that is called like a column would be hidden by it.
    private void TellTagsApart(ScoreMap read)
    {
        foreach ((string tag, MapColumn column) in read.Tags.Where(tag => Factor.Reserved.Contains(tag.Key, StringComparer.Ordinal) || tag.Key == "seed" || read.Columns.ContainsKey(tag.Key) || read.Constants.ContainsKey(tag.Key)))
        {
            this.values.Log.Error(column.Position, Messages.TagLikeColumn(tag, ScoreColumns.All.Contains(tag) && !read.Columns.ContainsKey(tag) && !read.Constants.ContainsKey(tag)));
        }
    }

    private (string? File, SourceSpec? Source, string? Licence) Table(MapBinder map)
    {
        if (map.Map("table") is not { } table)
        {
            return default;
        }

        (string? file, string? url, string? sha256, long? bytes, string? licence) = (table.Text("path"), table.Text("url"), table.Text("sha256"), table.Integer("bytes", 0, long.MaxValue), table.Text("licence"));
        table.Done("table");
        if (file is null == (sha256 is null))
        {
            this.values.Log.Error(table.Position, new Message("a table is a file beside the map or one that is published.", "Give one of path:, or url: with sha256:."));
        }

        if (sha256 is not null && (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigit)))
        {
            this.values.Log.Error(table.Position, Messages.BadSha256(sha256));
            sha256 = null;
        }

        string folder = System.IO.Path.GetDirectoryName(this.path) ?? string.Empty;
        return (file is null ? null : System.IO.Path.Combine(folder, file), sha256 is null ? null : new SourceSpec($"the table of {this.path}", url, sha256.ToLowerInvariant(), bytes), licence);
    }

    private Dictionary<string, MapColumn> Columns(MapBinder map, string key, IReadOnlyList<string>? known)
    {
        Dictionary<string, MapColumn> columns = new(StringComparer.Ordinal);
        if (map.Map(key) is not { } named)
        {
            return columns;
        }

        foreach (YamlEntry entry in named.Entries)
        {
            if (known is not null && !known.Contains(entry.Key.Text))
            {
                this.values.Log.Error(entry.Key.Position, Messages.UnknownKey(key, entry.Key.Text, [.. known]));
                continue;
            }

            string[] names = [.. entry.Value is YamlSequence list ? this.values.Texts(list, entry.Key.Text) : this.values.Text(entry.Value, entry.Key.Text) is { } one ? [one] : Array.Empty<string>()];
            if (names.Length > 0)
            {
                columns[entry.Key.Text] = new MapColumn(names, entry.Value.Position);
            }
        }

        return columns;
    }

    private IReadOnlyDictionary<string, string> Constants(MapBinder map, Dictionary<string, MapColumn> columns)
    {
        IReadOnlyDictionary<string, string> constants = map.Scalars("constants");
        foreach (string name in constants.Keys)
        {
            if (!ScoreColumns.Texts.Contains(name))
            {
                this.values.Log.Error(map.Position, Messages.UnknownKey("constants", name, [.. ScoreColumns.Texts]));
            }
            else if (columns.ContainsKey(name))
            {
                this.values.Log.Error(map.Position, Messages.Conflict($"'{name}'", "columns", "constants"));
            }
        }

        return constants;
    }

    private RowCondition Condition(YamlEntry entry)
    {
        RowCondition condition = new(entry.Key.Text, entry.Key.Position);
        switch (entry.Value)
        {
            case YamlSequence list:
                return condition with { Values = this.Cells(list) };
            case YamlMapping mapping:
                MapBinder map = this.values.Map(mapping, entry.Key.Text)!;
                RowCondition read = condition with
                {
                    Not = map.Take("not") switch { null => [], YamlSequence list => this.Cells(list), { } one => [Cell(one)] },
                    From = map.Number("from", -double.MaxValue, double.MaxValue),
                    To = map.Number("to", -double.MaxValue, double.MaxValue),
                };
                map.Done($"the condition on '{entry.Key.Text}'");
                return read;
            default:
                return condition with { Values = [Cell(entry.Value)] };
        }
    }

    private string[] Cells(YamlSequence list) => [.. this.values.List(list, "where").Select(Cell)];

    // A cell in which nothing stands is asked for by nothing, null, ~ or "".
    private static string Cell(YamlValue value) => value is YamlScalar { IsNull: false } scalar ? scalar.Text : string.Empty;

    private Dictionary<string, IReadOnlyDictionary<string, MapLevel>> Levels(MapBinder map, IReadOnlyList<string> known)
    {
        Dictionary<string, IReadOnlyDictionary<string, MapLevel>> levels = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in map.Map("levels")?.Entries ?? [])
        {
            if (!known.Contains(entry.Key.Text))
            {
                this.values.Log.Error(entry.Key.Position, Messages.UnknownKey("levels", entry.Key.Text, [.. known]));
            }
            else if (this.values.Map(entry.Value, entry.Key.Text) is { } renamed)
            {
                levels[entry.Key.Text] = renamed.Entries
                    .Select(level => (Text: Cell(level.Key), Name: this.values.Text(level.Value, level.Key.Text), level.Key.Position))
                    .Where(level => level.Name is not null)
                    .ToDictionary(level => level.Text, level => new MapLevel(level.Name!, level.Position), StringComparer.Ordinal);
            }
        }

        return levels;
    }
}

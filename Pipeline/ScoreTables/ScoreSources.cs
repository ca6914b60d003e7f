using Concord.Datasets.Formats;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Manifests.Declared;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Opens what a verb is given as scores: run directories, tables, and column maps that say where their table is.</summary>
/// <param name="resolver">Finds published tables.</param>
internal sealed class ScoreSources(Lazy<FileResolver> resolver)
{
    private static readonly string[] s_needed = ["model", "score"];

    /// <summary>Opens one source.</summary>
    /// <param name="path">A run directory, a table, or a column map with <c>table:</c>.</param>
    /// <param name="mapPath">The map of a table, or null.</param>
    /// <exception cref="ScoreTableException">Mistakes in the table or its map.</exception>
    /// <exception cref="InvalidDataException">A folder that is no run directory.</exception>
    public ReportInput Open(string path, string? mapPath = null)
    {
        if (Directory.Exists(path))
        {
            return mapPath is null ? RunReader.Read(path) : throw Fault(path, "is a run directory: it has Concord's own columns.", $"Leave --map {mapPath} out, or name the tables that it is for alone.");
        }

        bool isMap = DatasetPath.Is(path);
        if (isMap && mapPath is not null)
        {
            throw Fault(path, "is a column map already.", "Leave --map out, or name the table.");
        }

        string? file = isMap ? path : mapPath;
        FindingLog mapLog = new(file ?? path);
        ScoreMap? map = file is null ? null : ScoreMapReader.Read(file, mapLog) ?? throw new ScoreTableException(mapLog.Sorted());
        string tablePath = isMap ? this.TableOf(map!, path) : path;
        if (!File.Exists(tablePath))
        {
            throw Fault(tablePath, "no such run directory, table or column map.", null);
        }

        string shown = isMap ? map!.TableName ?? map.Source?.Url ?? tablePath : path;
        FindingLog tableLog = new(shown);
        map ??= OwnColumns(tablePath, tableLog);
        ScoreTableRows? rows = ScoreTableReader.Read(tablePath, map, mapLog, tableLog);
        return rows is null ? throw new ScoreTableException([.. mapLog.Sorted(), .. tableLog.Sorted()]) : Input(map, rows, shown);
    }

    private static ReportInput Input(ScoreMap map, ScoreTableRows rows, string shown)
    {
        string left = map.Where.Count == 0 ? string.Empty : $"; {rows.LeftOut} left out by the map ({string.Join(", and ", map.Where)})";
        string averaged = rows.Averaged == 0 ? string.Empty : $"; {rows.Averaged} averaged into rows of the same model and benchmark";
        return new ReportInput
        {
            Name = map.Name ?? Path.GetFileNameWithoutExtension(shown),
            Question = map.Question,
            Scores = rows.Rows,
            Jobs = [],
            References = map.Citation is null ? [] : [map.Citation],
            Multiverses = [.. map.Multiverses.Select(multiverse => Claimed(multiverse, map, rows.Rows))],
            By = map.By.Count > 0 ? map.By : ["family", "regime"],
            Comparison = new ComparisonSpec { IsForeign = true, AveragesSeeds = map.AveragesSeeds },
            Provenance =
            [
                $"Scores as published by others, not computed by Concord: {shown}, SHA-256 {rows.Hash}{(map.Licence is null ? string.Empty : $", licence {map.Licence}")}{(map.Path is null ? string.Empty : $", read through {map.Path}")}",
                $"{rows.Read} rows{left}; {rows.WithoutScore} of the rest without a score{averaged}",
                .. rows.Doubtful.Count == 0 ? Array.Empty<string>() : [$"Words read as levels like any other: {Suggestions.List(rows.Doubtful)}; missing: [NA] in the map makes such a word mean that nothing stands there"],
            ],
        };
    }

    // A claim of levels that the table has not is a slip, and no finding.
    private static MultiverseSpec Claimed(MultiverseSpec multiverse, ScoreMap map, IReadOnlyList<ScoreRow> rows)
    {
        RowFilter.RequireName(rows, multiverse.Claim.Factor, "multiverse: claim");
        string[] levels = [.. rows.Select(row => Factor.LevelOf(row, multiverse.Claim.Factor)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        string? lacking = new[] { multiverse.Claim.First, multiverse.Claim.Second }.FirstOrDefault(level => !levels.Contains(level));
        Message? message = lacking is not null ? Messages.Unknown($"level of {multiverse.Claim.Factor}", lacking, levels) : multiverse.Claim.First == multiverse.Claim.Second ? Messages.OneLevel(multiverse.Claim.Factor, multiverse.Claim.First) : null;
        return message is null ? multiverse : throw new ScoreTableException([new Finding(Severity.Error, map.Path ?? string.Empty, multiverse.Position.Line, multiverse.Position.Column, message.Text, message.Remedy)]);
    }

    // Our own column names need no map.
    private static ScoreMap OwnColumns(string path, FindingLog log)
    {
        IReadOnlyList<string> header = TableFile.ReadTexts(path).Header;
        string[] known = [.. ScoreColumns.All.Append(ScoreColumns.Tags).Intersect(header, StringComparer.Ordinal)];
        string[] lacking = [.. s_needed.Except(known, StringComparer.Ordinal)];
        if (lacking.Length > 0)
        {
            log.Error(new SourcePosition(1, 1), new Message($"no column {string.Join(" and no column ", lacking.Select(name => $"'{name}'"))}; the table has {Suggestions.List([.. header])}.", "Say with --map FILE which of its columns is what: columns: { model: …, score: …, benchmark: …, family: … } (manifests/README.md)."));
            throw new ScoreTableException(log.Sorted());
        }

        SourcePosition start = new(1, 1);
        HashSet<string> all = [.. ParquetRecords.ColumnNames<ScoreRow>()];
        return new ScoreMap
        {
            Columns = known.ToDictionary(name => name, name => new MapColumn([name], start), StringComparer.Ordinal),
            Tags = header.Where(name => !all.Contains(name)).ToDictionary(name => name, name => new MapColumn([name], start), StringComparer.Ordinal),
        };
    }

    private string TableOf(ScoreMap map, string path) =>
        map.TablePath ?? (map.Source is null ? throw Fault(path, "the map says not where its table is.", "Add table: { path: … } or { url: …, sha256: … }, or give the table and --map.") : resolver.Value.Resolve(map.Source));

    private static ScoreTableException Fault(string path, string message, string? remedy) => new([new Finding(Severity.Error, path, 1, 1, message, remedy)]);
}

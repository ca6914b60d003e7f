using System.Globalization;
using Concord.Datasets.Formats;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Reads a table of scores through a map; mistakes of both are collected, each with its place.</summary>
internal sealed class ScoreTableReader
{
    private readonly CsvTable table;
    private readonly ScoreMap map;
    private readonly FindingLog mapLog;
    private readonly FindingLog tableLog;

    private ScoreTableReader(CsvTable table, ScoreMap map, FindingLog mapLog, FindingLog tableLog)
    {
        this.table = table;
        this.map = map;
        this.mapLog = mapLog;
        this.tableLog = tableLog;
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">CSV, TSV or Parquet.</param>
    /// <param name="map">What its columns are.</param>
    /// <param name="mapLog">Takes mistakes of the map.</param>
    /// <param name="tableLog">Takes mistakes of the table.</param>
    /// <returns>The rows, and what was left out; null where a mistake was found.</returns>
    public static ScoreTableRows? Read(string path, ScoreMap map, FindingLog mapLog, FindingLog tableLog)
    {
        ScoreTableReader reader = new(TableFile.ReadTexts(path), map, mapLog, tableLog);
        return reader.FindsColumns() ? reader.Rows(Path.GetFileNameWithoutExtension(tableLog.File), FileHash.OfFile(path)) : null;
    }

    private bool FindsColumns()
    {
        string[] header = [.. this.table.Header];
        foreach ((string use, MapColumn column) in this.map.Named)
        {
            foreach (string name in column.Names.Where(name => !header.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                string? near = Suggestions.Nearest(name, header);
                this.mapLog.Error(column.Position, new Message($"{this.tableLog.File} has no column '{name}' (for {use}); it has {Suggestions.List(header)}.", near is null ? null : $"Did you mean '{near}'?"));
            }
        }

        return !this.mapLog.HasErrors;
    }

    private ScoreTableRows? Rows(string name, string hash)
    {
        ScoreCells cells = new(this.table, this.map);
        this.CheckConditions(cells);
        List<int> kept = [.. Enumerable.Range(0, this.table.Rows.Count).Where(row => this.map.Where.All(condition => condition.Holds(cells.Raw(row, condition))))];
        this.CheckLevels(cells, kept);
        ScoreRowBuilder builder = new(cells, this.map, name, hash);
        (string? Benchmark, MapColumn Column)[] scores = this.map.Scores.Count > 0
            ? [.. this.map.Scores.Select(pair => ((string?)pair.Key, pair.Value))]
            : [(null, this.map.Columns["score"])];
        List<(int Row, ScoreRow Score)> rows = [.. kept.SelectMany(row => scores.Select(score => (row, builder.Build(row, score.Column, score.Benchmark, this.Score(cells, row, score.Column)))))];
        if (kept.Count == 0)
        {
            this.mapLog.Error(this.map.Where.Count > 0 ? this.map.Where[0].Position : this.map.Start, new Message($"no row of {this.tableLog.File} is left ({this.table.Rows.Count} rows; where {string.Join(", and ", this.map.Where)}).", "Check the values: numbers as numbers, words as they stand in the table."));
        }

        (List<ScoreRow> single, int averaged) = this.Single(rows);
        return this.mapLog.HasErrors || this.tableLog.HasErrors
            ? null
            : new ScoreTableRows(single, this.table.Rows.Count, this.table.Rows.Count - kept.Count, single.Count(row => row.Score is null), averaged, this.Doubtful(cells, kept), hash);
    }

    private double? Score(ScoreCells cells, int row, MapColumn column)
    {
        string? text = cells.Raw(row, column);
        if (text is null || CellText.IsNoNumber(text))
        {
            return null;
        }

        double? score = CellText.Number(text);
        if (score is null)
        {
            this.tableLog.Error(new SourcePosition(this.LineOf(row), cells.PlaceOf(column)), new Message($"the score is '{Manifests.Yaml.YamlScalar.Short(text)}', which is no number (column '{string.Join(" + ", column.Names)}').", "A missing score is an empty cell, NA or NaN."));
        }

        return score;
    }

    // A value that is asked for and that no row has is most likely a slip.
    private void CheckConditions(ScoreCells cells)
    {
        foreach (RowCondition condition in this.map.Where.Where(condition => condition.Values.Count + condition.Not.Count > 0))
        {
            HashSet<string?> there = [.. Enumerable.Range(0, this.table.Rows.Count).Select(row => cells.Raw(row, condition))];
            foreach (string value in condition.Absent(there))
            {
                this.mapLog.Error(condition.Position, Lacking($"no row has {RowCondition.Named(value)} in '{condition.Column}'", value, there));
            }
        }
    }

    private static Message Lacking(string what, string value, IReadOnlyCollection<string?> there)
    {
        string[] words = [.. there.Select(RowCondition.Named).Order(StringComparer.Ordinal)];
        string? near = Suggestions.Nearest(value, words);
        bool meansEmpty = CellText.IsNoNumber(value) && there.Contains(null);
        return new Message($"{what}; there {(words.Length == 1 ? "is" : "are")} {Suggestions.List(words)}.", meansEmpty ? "Cells in which nothing stands are asked for by \"\"." : near is null ? "Leave it out." : $"Did you mean '{near}'?");
    }

    // NA and its like in columns of words are words, as a level 'none' is; where a table means nothing by them, its map says so.
    private IReadOnlyList<string> Doubtful(ScoreCells cells, List<int> kept) =>
    [
        .. from pair in this.map.Columns.Where(pair => ScoreColumns.Texts.Contains(pair.Key)).Concat(this.map.Tags)
           from word in kept.Select(row => cells.Raw(row, pair.Value)).OfType<string>().Where(CellText.IsNoNumber).GroupBy(word => word, StringComparer.Ordinal)
           select $"'{word.Key}' of {pair.Key} ({word.Count().ToString(CultureInfo.InvariantCulture)} cells)",
    ];

    // A level that a map renames and no row has is most likely a slip.
    private void CheckLevels(ScoreCells cells, List<int> kept)
    {
        foreach ((string name, IReadOnlyDictionary<string, MapLevel> levels) in this.map.Levels)
        {
            MapColumn column = this.map.Columns.GetValueOrDefault(name) ?? this.map.Tags[name];
            HashSet<string?> there = [.. kept.Select(row => cells.Raw(row, column))];
            foreach ((string level, MapLevel renamed) in levels.Where(level => !there.Contains(level.Key.Length == 0 ? null : level.Key)))
            {
                this.mapLog.Error(renamed.Position, Lacking($"no row has the level '{level}' of '{name}'", level, there));
            }
        }
    }

    private (List<ScoreRow> Rows, int Averaged) Single(List<(int Row, ScoreRow Score)> rows)
    {
        List<ScoreRow> single = [];
        int averaged = 0;
        foreach (var same in rows.GroupBy(row => (row.Score.Model, row.Score.Benchmark, row.Score.Metric, row.Score.Region, row.Score.Subject, row.Score.Condition, (row.Score.Definition, row.Score.Stimuli, row.Score.Layer, row.Score.Readout, row.Score.Selection, row.Score.Seed, row.Score.CheckpointStep))))
        {
            (int Row, ScoreRow Score)[] all = [.. same];
            if (all.Length > 1 && !this.map.AveragesDuplicates)
            {
                string seed = this.map.Columns.ContainsKey("seed") ? string.Empty : ", or name the column that tells them apart, such as columns: { seed: COLUMN }";
                this.tableLog.Error(new SourcePosition(this.LineOf(all[1].Row), 1), new Message($"{all.Length} rows give a score of '{same.Key.Model}' on '{same.Key.Benchmark}' ({same.Key.Metric}); the first is on line {this.LineOf(all[0].Row).ToString(CultureInfo.InvariantCulture)}.", $"Keep one by where:, write duplicates: average{seed}."));
            }

            double[] scores = [.. all.Select(row => row.Score.Score).OfType<double>()];
            averaged += all.Length - 1;
            single.Add(all.Length == 1 ? all[0].Score : all[0].Score with { Score = scores.Length == 0 ? null : scores.Average(), CiLow = null, CiHigh = null, CiMethod = null, Normalized = null, NormalizedCiLow = null, NormalizedCiHigh = null, Note = $"mean of {scores.Length} rows" });
        }

        return (single, averaged);
    }

    private int LineOf(int row)
    {
        string where = this.table.Where(row);
        return int.Parse(where.AsSpan(where.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Makes rows of our score table of other people's.</summary>
/// <param name="cells">The table's cells.</param>
/// <param name="map">What they mean.</param>
/// <param name="name">What the table is called.</param>
/// <param name="hash">The table's SHA-256: with the row it names the score.</param>
internal sealed class ScoreRowBuilder(ScoreCells cells, ScoreMap map, string name, string hash)
{
    /// <summary>One row.</summary>
    /// <param name="row">The table's row.</param>
    /// <param name="scores">The column of the score.</param>
    /// <param name="benchmark">The benchmark, where the column names it; null where a cell does.</param>
    /// <param name="score">The score.</param>
    public ScoreRow Build(int row, MapColumn scores, string? benchmark, double? score)
    {
        string model = cells.Text(row, "model") ?? Factor.Unstated;
        string place = benchmark ?? cells.Text(row, "benchmark") ?? name;
        string dataset = cells.Text(row, "dataset") ?? place;
        return new ScoreRow
        {
            Run = name,
            Manifest = name,
            Model = model,
            Architecture = cells.Text(row, "architecture") ?? model,
            Family = cells.Text(row, "family") ?? Factor.Unstated,
            Regime = cells.Text(row, "regime") ?? Factor.Unstated,
            Tags = this.Tags(row),
            CheckpointStep = this.Whole(row, "checkpoint_step"),
            Layer = cells.Text(row, "layer"),
            LayerIndex = (int?)this.Whole(row, "layer_index"),
            Depth = this.Number(row, "depth"),
            Selection = cells.Text(row, "selection"),
            Readout = cells.Text(row, "readout"),
            Benchmark = place,
            Dataset = dataset,
            Stimuli = cells.Text(row, "stimuli") ?? dataset,
            Region = cells.Text(row, "region"),
            Subject = cells.Text(row, "subject"),
            Condition = cells.Text(row, "condition"),
            Metric = cells.Text(row, "metric") ?? "score",
            Definition = cells.Text(row, "definition") ?? $"as published, column {string.Join(" + ", scores.Names)}",
            Cv = cells.Text(row, "cv"),
            Score = score,
            Ceiling = this.Number(row, "ceiling"),
            CeilingUpper = this.Number(row, "ceiling_upper"),
            Normalized = this.Number(row, "normalized"),
            Normalization = cells.Text(row, "normalization") ?? "not stated",
            CiLow = this.Number(row, "ci_low"),
            CiHigh = this.Number(row, "ci_high"),
            NStimuli = this.Whole(row, "n_stimuli"),
            NNeuroids = this.Whole(row, "n_neuroids"),
            NSubjects = this.Whole(row, "n_subjects"),
            Seed = this.Whole(row, "seed") ?? 0,
            Note = cells.Text(row, "note") ?? (score is null ? "the table has no score here" : null),
            Fingerprint = new Fingerprint().Add("table", hash).Add("row", row).Add("column", string.Join(" + ", scores.Names)).Hash,
        };
    }

    private string Tags(int row)
    {
        JsonObject tags = this.OwnTags(row);
        foreach (string tag in map.Tags.Keys)
        {
            if (cells.Tag(row, tag) is { } text)
            {
                tags[tag] = CellText.Number(text) is { } number ? JsonValue.Create(number) : JsonValue.Create(text);
            }
        }

        return tags.ToJsonString();
    }

    // Our own tables hold all tags in one column.
    private JsonObject OwnTags(int row)
    {
        try
        {
            return cells.Text(row, ScoreColumns.Tags) is { } text ? JsonNode.Parse(text) as JsonObject ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private double? Number(int row, string column) => cells.Text(row, column) is { } text ? CellText.Number(text) : null;

    private long? Whole(int row, string column) => this.Number(row, column) is { } number && number == Math.Floor(number) ? (long)number : null;
}

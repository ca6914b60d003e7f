using System.Globalization;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Trends;

/// <summary>The rows that an analysis is made from.</summary>
internal static class TrendRows
{
    /// <summary>One row for each model, checkpoint, readout and benchmark: those at the declared or nested layer, or without layers; humans left out.</summary>
    public static List<ScoreRow> Of(AnalysisSpec spec, IReadOnlyList<ScoreRow> rows) =>
    [
        .. ScoreGroups.WithoutParts(rows).Where(row => (spec.Table is null || row.Manifest == spec.Table)
            && row.Score is { } score && double.IsFinite(score) && row.Subject is null && row.Condition is null
            && row.Selection is not "optimistic-max" && !ScoreGroups.IsSweep(row) && !ScoreGroups.IsHuman(row.Family)
            && (spec.Metric is null || row.Metric == spec.Metric)
            && (spec.Benchmarks.Count == 0 || spec.Benchmarks.Contains(row.Benchmark, StringComparer.Ordinal) || (row.Region is not null && spec.Benchmarks.Contains(row.Region, StringComparer.Ordinal)))
            && spec.Where.All(condition => Level(row, condition.Key) is { } level && condition.Value.Contains(level, StringComparer.OrdinalIgnoreCase))),
    ];

    /// <summary>The number that a row has for a measure, or NaN.</summary>
    public static double Measure(ScoreRow row, string name) =>
        name == "checkpoint_step" ? row.CheckpointStep ?? double.NaN
        : Factor.LevelOf(row, name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number
        : double.NaN;

    /// <summary>The name of the benchmark as the analysis calls it.</summary>
    public static string Benchmark(AnalysisSpec spec, ScoreRow row) =>
        row.Region is { } region && !spec.Benchmarks.Contains(row.Benchmark, StringComparer.Ordinal) && spec.Benchmarks.Contains(region, StringComparer.Ordinal) ? region : row.Benchmark;

    /// <summary>What tells the models of a run apart: checkpoints, readouts and seeds of one network are models of their own.</summary>
    public static (string Model, long? Step, string? Readout, long Seed) Identity(ScoreRow row) => (row.Model, row.CheckpointStep, row.Readout, row.Seed);

    private static string? Level(ScoreRow row, string factor) => factor == "model" ? Series(row) : Factor.LevelOf(row, factor);

    /// <summary>The model of a series without its step.</summary>
    public static string Series(ScoreRow row) =>
        row.CheckpointStep is { } step && row.Model.EndsWith(string.Create(CultureInfo.InvariantCulture, $"@{step}"), StringComparison.Ordinal) ? row.Model[..row.Model.LastIndexOf('@')] : row.Model;
}

using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>How alike models are on one benchmark's stimuli: one value a pair, and each model's with the recording.</summary>
public sealed class LikenessMatrix
{
    private readonly Dictionary<(string, string), double?> values = [];

    private LikenessMatrix(ReportInput input, IReadOnlyList<LikenessRow> rows, ScoreGroup? group)
    {
        (Benchmark, Metric, StimulusCount, Group) = (BenchmarkTitle.Of(input, rows[0].Run, rows[0].Benchmark), rows[0].Metric, rows[0].NStimuli, group);
        Warning = input.BenchmarkNotes.GetValueOrDefault(rows[0].Benchmark);
        Recording = rows.FirstOrDefault(row => row.Kind == LikenessRow.OfRecording)?.First;
        Models = [.. rows.Where(row => row.Kind == LikenessRow.OfModels).SelectMany(row => new[] { row.First, row.Second }).Distinct(StringComparer.Ordinal)];
        foreach (LikenessRow row in rows)
        {
            this.values[(row.First, row.Second)] = row.Value;
            this.values[(row.Second, row.First)] = row.Value;
        }

        // A model that was read out in several ways stands several times: its name alone says not which is meant.
        ByModel = Models.Select(LikenessRow.ModelOf).Distinct(StringComparer.Ordinal).Count() == Models.Count ? Models.ToDictionary(LikenessRow.ModelOf, StringComparer.Ordinal) : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>The benchmark, with its run where several have one of that name.</summary>
    public string Benchmark { get; }

    /// <summary>The metric whose distance and comparator are used.</summary>
    public string Metric { get; }

    /// <summary>Stimuli, or conditions.</summary>
    public long StimulusCount { get; }

    /// <summary>What must be said of the benchmark; null for nothing.</summary>
    public string? Warning { get; }

    /// <summary>The scores of the same benchmark and metric; null where there are none.</summary>
    public ScoreGroup? Group { get; }

    /// <summary>The recorded RDM's name, or null.</summary>
    public string? Recording { get; }

    /// <summary>Models with their layers, those that agree best with the recording first.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Models by their name without layer; empty where one stands twice.</summary>
    public IReadOnlyDictionary<string, string> ByModel { get; }

    /// <summary>The matrices of a run, one a benchmark and metric with two models or more.</summary>
    public static IReadOnlyList<LikenessMatrix> Of(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
    [
        .. input.Likenesses.GroupBy(row => (row.Run, row.Benchmark, row.Metric)).Where(same => same.Any(row => row.Kind == LikenessRow.OfModels))
            .Select(same => new LikenessMatrix(input, [.. same], groups.FirstOrDefault(group => group.Benchmark == same.Key.Benchmark && group.Metric == same.Key.Metric && !group.IsPart))),
    ];

    /// <summary>The value of a pair, in either order; null where it is undefined or was not compared.</summary>
    public double? this[string first, string second] => this.values.GetValueOrDefault((first, second));
}

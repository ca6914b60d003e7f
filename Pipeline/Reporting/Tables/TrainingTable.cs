using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Tables;

/// <summary>How trained networks did at the end of training, and what it cost.</summary>
public static class TrainingTable
{
    private const string Id = "training";

    /// <summary>The table; null where nothing was trained.</summary>
    public static ReportTable? Make(IReadOnlyList<TrainingRow> rows)
    {
        List<List<TrainingRow>> networks = [.. rows.GroupBy(row => (row.Fingerprint, row.Model)).Select(network => (List<TrainingRow>)[.. network.Where(row => row.Step == network.Max(other => other.Step))])];
        if (networks.Count == 0)
        {
            return null;
        }

        (string Set, string Measure)[] measures = [.. networks.SelectMany(network => network).Where(row => row.Set != "cue-conflict" || row.Measure != "accuracy").Select(row => (row.Set, row.Measure)).Distinct()];
        return new ReportTable
        {
            Id = Id,
            Caption = $"{networks.Count} networks trained here, at the end of training. {Legend(networks, measures)} The test is drawn like each network's own training: where texture tells the category in training it does so in the test, and under attack; any-texture is the same test for all. Intervals (95 %, Wilson, over pictures) and every kept step stand in training.parquet. MMACs: million multiply–accumulates of one picture forwards; TFLOPs: operations of the whole training in units of 10¹².",
            Heads =
            [
                new("model", "Network", "Architecture, regime and seed."),
                new("family", "Family", "The family of the architecture."),
                new("regime", "Regime", "The regime."),
                .. measures.Select(measure => new TableHead(Slug.Of($"{measure.Set}-{measure.Measure}").Replace('-', '_'), Title(measure), $"{measure.Measure} on the set {measure.Set}.") { IsNumeric = true }),
                new("parameters", "Parameters", "Trained values.") { IsNumeric = true, Decimals = 0 },
                new("macs", "MMACs", "Million multiply–accumulates of one picture forwards.") { IsNumeric = true, Decimals = 1 },
                new("flops", "TFLOPs", "Operations of the whole training.") { IsNumeric = true, Decimals = 1 },
                new("cpu_minutes", "CPU min", "Minutes of processors.") { IsNumeric = true, Decimals = 1 },
            ],
            Rows = [.. networks.Select(network => Row(network, measures))],
        };
    }

    private static IReadOnlyList<TableCell> Row(List<TrainingRow> network, (string Set, string Measure)[] measures)
    {
        TrainingRow first = network[0];
        return
        [
            new(first.Model) { Icon = new PointMark(8, 8, 4.6, Palette.Regime(first.Regime), Palette.Family(first.Family)) },
            new(first.Family),
            new(first.Regime),
            .. measures.Select(measure => network.FirstOrDefault(row => row.Set == measure.Set && row.Measure == measure.Measure)?.Value is { } value ? new TableCell(NumberText.Score(value), value) : TableCell.Missing),
            new(NumberText.Count(first.Parameters), first.Parameters),
            new(NumberText.Fixed(first.Macs / 1e6, 1, dropZero: false), first.Macs / 1e6),
            new(NumberText.Fixed(first.Flops / 1e12, 1, dropZero: false), first.Flops / 1e12),
            new(NumberText.Fixed(first.CpuSeconds / 60, 1, dropZero: false), first.CpuSeconds / 60),
        ];
    }

    private static string Title((string Set, string Measure) measure) => measure.Measure == "accuracy" ? $"Accuracy, {measure.Set}" : measure.Measure == "shape-bias" ? "Shape bias" : char.ToUpperInvariant(measure.Measure[0]) + measure.Measure[1..];

    private static string Legend(List<List<TrainingRow>> networks, (string Set, string Measure)[] measures) => string.Join(' ', measures.Select(measure =>
    {
        long[] counts = [.. networks.SelectMany(network => network).Where(row => row.Set == measure.Set && row.Measure == measure.Measure).Select(row => row.N).Distinct().Order()];
        string n = counts.Length == 1 ? NumberText.Count(counts[0]) : $"{NumberText.Count(counts[0])} to {NumberText.Count(counts[^1])}";
        return $"{Title(measure)}: {n} pictures.";
    }));
}

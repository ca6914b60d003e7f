using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>How a model's layer is chosen. A model without layers, or with a rule of its own, keeps what it has.</summary>
/// <remarks>"best" is the optimistic maximum over layers on the stimuli that score it: others report it, so it can be asked for, but it is never varied unasked.</remarks>
internal sealed class LayerRuleChoice : AnalysisChoice
{
    private const string Nested = "nested", Declared = "declared", Last = "last", Best = "best";

    /// <inheritdoc/>
    public override string Id => "layer-rule";

    /// <inheritdoc/>
    public override string Title => "layer";

    /// <inheritdoc/>
    public override string Grammar => "Levels are nested (chosen on other stimuli), declared (named in advance), last (of those that were swept), best (the optimistic maximum; only where it is named).";

    /// <inheritdoc/>
    public override string Meaning => "Layer: nested is the layer that was best on other stimuli; declared was named in advance; last is the last of those that were scored; none, where there is no layer to choose.";

    /// <inheritdoc/>
    public override bool Reads(string level) => level is Nested or Declared or Last or Best;

    /// <inheritdoc/>
    public override bool Decides(IReadOnlyList<ScoreRow> rows) => Layered(rows).Count > 0;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows)
    {
        rows = Layered(rows) is { Count: > 0 } layered ? layered : rows;
        string?[] levels =
        [
            rows.Any(row => row.Selection == "nested") ? Nested : null,
            rows.Any(row => row.Selection == "fixed") ? Declared : null,
            rows.Where(ScoreGroups.IsSweep).GroupBy(Measured).Any(sweep => sweep.Count() > 1) ? Last : null,
        ];
        return [.. levels.OfType<string>()];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level) =>
        [.. rows.Where(row => row.Layer is null), .. rows.Where(row => row.Layer is not null).GroupBy(Measured).Select(layers => Choose([.. layers], level)).OfType<ScoreRow>().Select(row => row with { Selection = "fixed" })];

    // Rows of models that were scored on more than one layer.
    private static List<ScoreRow> Layered(IReadOnlyList<ScoreRow> rows) =>
        [.. rows.Where(row => row.Layer is not null).GroupBy(Measured).Where(layers => layers.Select(row => row.Layer).Distinct().Count() > 1).SelectMany(layers => layers)];

    private static ScoreRow? Choose(List<ScoreRow> layers, string level)
    {
        if (layers.TrueForAll(row => row.Layer == layers[0].Layer))
        {
            return layers.Find(row => row.Selection is "nested" or "fixed") ?? layers[0]; // one layer: nothing to choose
        }

        return level == Last
            ? layers.Where(ScoreGroups.IsSweep).MaxBy(row => row.LayerIndex)
            : layers.Find(row => row.Selection == (level == Nested ? "nested" : level == Best ? "optimistic-max" : "fixed"));
    }

    private static (string, string?, long?, long, string?, string, string, string?, string, string) Measured(ScoreRow row) =>
        (row.Model, row.Readout, row.CheckpointStep, row.Seed, row.Subject, row.Benchmark, row.Metric, row.Region, row.Definition, row.Stimuli);
}

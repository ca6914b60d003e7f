using Concord.Alignment.Resampling;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Analysis;

/// <summary>One model in a score table: its headline row, and beside it the optimistic maximum over layers.</summary>
public sealed class ScoreEntry
{
    /// <summary>The name shown; the model's id, with its readout, step or seed where the id alone would be ambiguous.</summary>
    public required string Label { get; init; }

    /// <summary>A row that says what the model is.</summary>
    public required ScoreRow Identity { get; init; }

    /// <summary>The row at the layer fixed in advance or chosen on other stimuli, or of a metric without layers; null when no layer was.</summary>
    public ScoreRow? Headline { get; init; }

    /// <summary>The best row of the layer sweep, which is an optimistic maximum; null when there was no sweep.</summary>
    public ScoreRow? Optimistic { get; init; }

    /// <summary>(draws) bootstrap values of the headline; null when none were stored.</summary>
    public double[]? Draws { get; init; }

    /// <summary>The ranks it may hold; null where nothing can be said.</summary>
    public RankSet? Ranks { get; set; }

    /// <summary>The headline score; null where it is missing or undefined.</summary>
    public double? Score => Headline?.Score is { } score && double.IsFinite(score) ? score : null;

    /// <summary>Whether the weights were never trained.</summary>
    public bool IsUntrained => ScoreGroups.IsUntrained(Identity.Regime);

    /// <summary>Whether it is a network, and not a human, pixels or another baseline.</summary>
    public bool IsNetwork => !ScoreGroups.IsHuman(Identity.Family) && !ScoreGroups.IsBaseline(Identity.Family);
}

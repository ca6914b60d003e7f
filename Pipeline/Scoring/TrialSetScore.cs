using Concord.Alignment;
using Concord.Alignment.Renderings;

namespace Concord.Pipeline.Scoring;

/// <summary>A behavioural score of one set of trials.</summary>
internal sealed record TrialSetScore
{
    /// <summary>The score.</summary>
    public required Scored Value { get; init; }

    /// <summary>The same metric between humans; NaN where it has no such value.</summary>
    public required double Between { get; init; }

    /// <summary>Bootstrap values; empty without.</summary>
    public required double[] Draws { get; init; }

    /// <summary>Means of single conditions; empty where there is one.</summary>
    public required IReadOnlyList<(string Condition, double Value)> Conditions { get; init; }

    /// <summary>Images, conditions added up.</summary>
    public required long Images { get; init; }

    /// <summary>What the score was made from, for other tools' ways to state it; null where there is none.</summary>
    public RawResult? Raw { get; init; }

    /// <summary>Human observers.</summary>
    public required long Humans { get; init; }
}

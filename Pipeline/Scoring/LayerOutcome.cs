using Concord.Alignment;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Renderings;
using Concord.Alignment.Resampling;

namespace Concord.Pipeline.Scoring;

/// <summary>What scoring one layer gave.</summary>
internal sealed record LayerOutcome
{
    /// <summary>The score over all conditions, aggregated over subjects or neuroids.</summary>
    public required Scored Value { get; init; }

    /// <summary>Bootstrap values over stimuli; empty without a bootstrap or where the score is undefined.</summary>
    public required double[] Draws { get; init; }

    /// <summary>The interval where the metric has a method of its own; null for the percentiles of the draws.</summary>
    public Interval? Interval { get; init; }

    /// <summary>Scores on parts of the stimuli, by which a layer may be chosen for the rest; what the parts are is the metric's own. NaN where undefined; empty where no layer is chosen.</summary>
    public required double[] PartScores { get; init; }

    /// <summary>(parts)(subjects) what <see cref="PartScores"/> are means of; empty where they are not over subjects.</summary>
    public IReadOnlyList<double>[] PartSubjects { get; init; } = [];

    /// <summary>The layer's score on each part itself, where <see cref="PartScores"/> are over the other parts; empty where they are not needed.</summary>
    public double[] OwnPartScores { get; init; } = [];

    /// <summary>Cross-validated predictions; null for RSA, and where no layer is chosen.</summary>
    public PredictivityResult? Predictions { get; init; }

    /// <summary>Scores of single subjects; empty where there is one or none.</summary>
    public IReadOnlyList<(string Subject, Scored Value)> Subjects { get; init; } = [];

    /// <summary>Scores of single neuroids, in the order of the target; null for RSA.</summary>
    public double[]? PerNeuroid { get; init; }

    /// <summary>(neuroids) their ceilings, as the metric has them; null where it has none.</summary>
    public IReadOnlyList<double>? NeuroidCeilings { get; init; }

    /// <summary>The layer's RDM; null for regression.</summary>
    public double[]? Rdm { get; init; }

    /// <summary>Units after the readout; null for a model brought as an RDM.</summary>
    public long? Units { get; init; }

    /// <summary>What the score was made from, for other tools' ways to state it; null where none has any.</summary>
    public RawResult? Raw { get; init; }

    /// <summary>Seconds of scoring.</summary>
    public double Seconds { get; init; }
}

namespace Concord.Pipeline.Storage;

/// <summary>How often one model scored best on recordings simulated from another, as written to <c>recovery.parquet</c>.</summary>
public sealed record RecoveryRow
{
    /// <summary>The run that shows it: rows of two runs make no one matrix.</summary>
    public required string Run { get; init; }

    /// <summary>The benchmark.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The metric's name.</summary>
    public required string Metric { get; init; }

    /// <summary>The metric's definition with all options.</summary>
    public required string Definition { get; init; }

    /// <summary>The model that took the brain's place.</summary>
    public required string TrueModel { get; init; }

    /// <summary>Its family.</summary>
    public required string TrueFamily { get; init; }

    /// <summary>Its regime.</summary>
    public required string TrueRegime { get; init; }

    /// <summary>The layer whose activations were recorded.</summary>
    public string? TrueLayer { get; init; }

    /// <summary>The model that was scored.</summary>
    public required string ScoredModel { get; init; }

    /// <summary>Its family.</summary>
    public required string ScoredFamily { get; init; }

    /// <summary>Its regime.</summary>
    public required string ScoredRegime { get; init; }

    /// <summary>The layer that was scored.</summary>
    public string? ScoredLayer { get; init; }

    /// <summary>Recordings on which the scored model alone was best.</summary>
    public required long TimesBest { get; init; }

    /// <summary>Recordings simulated from the true model; those that nobody won, for a tie at the top or no score defined, are the rest of the sum.</summary>
    public required long Recordings { get; init; }

    /// <summary>Mean score over recordings; null where none is defined.</summary>
    public double? MeanScore { get; init; }

    /// <summary>Standard deviation of the score over recordings; null with fewer than two.</summary>
    public double? ScoreSd { get; init; }

    /// <summary>The reliability that was aimed at, mean over neuroids; for RDMs the agreement between subjects.</summary>
    public double? Reliability { get; init; }

    /// <summary>The same quantity, measured in the simulated recordings.</summary>
    public double? SimulatedReliability { get; init; }

    /// <summary>measured (in the recording that the simulation stands for) or stated (in the manifest).</summary>
    public required string ReliabilitySource { get; init; }

    /// <summary>mixtures or units of the layer, or rdm.</summary>
    public required string Signal { get; init; }

    /// <summary>Stimuli of a recording.</summary>
    public required long NStimuli { get; init; }

    /// <summary>Neuroids of a recording; for RDMs, those simulated of each subject.</summary>
    public required long NNeuroids { get; init; }

    /// <summary>Subjects of a recording.</summary>
    public required long NSubjects { get; init; }

    /// <summary>The seed.</summary>
    public required long Seed { get; init; }

    /// <summary>The key of the job that made it.</summary>
    public required string Fingerprint { get; init; }
}

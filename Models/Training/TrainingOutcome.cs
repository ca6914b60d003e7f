namespace Concord.Models.Training;

/// <summary>What a training gave and cost.</summary>
/// <remarks>Equality compares the lists by reference.</remarks>
public sealed record TrainingOutcome
{
    /// <summary>The kept checkpoints, in order of steps; the last is the trained network.</summary>
    public required IReadOnlyList<KeptCheckpoint> Checkpoints { get; init; }

    /// <summary>The learning curve.</summary>
    public required IReadOnlyList<CurvePoint> Curve { get; init; }

    /// <summary>Each kept checkpoint on each evaluation set.</summary>
    public required IReadOnlyList<EvaluationRow> Evaluations { get; init; }

    /// <summary>The last checkpoint under each attack of the recipe.</summary>
    public required IReadOnlyList<RobustnessRow> Robustness { get; init; }

    /// <summary>Trained values of the network; a projector that is thrown away is not counted.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply–accumulates of one picture forwards.</summary>
    public required long Macs { get; init; }

    /// <summary>Operations of the training: 2 for each multiply–accumulate, backwards counted as twice forwards, the adversary's passes like the others; tests and readout are not counted.</summary>
    public required double Flops { get; init; }

    /// <summary>Examples shown, repetitions counted.</summary>
    public required long ImagesSeen { get; init; }

    /// <summary>Time that the training took, all its parts if it was interrupted, with tests and readout.</summary>
    public required double Seconds { get; init; }

    /// <summary>Time of processors, of the whole process while it trained.</summary>
    public required double CpuSeconds { get; init; }
}

namespace Concord.Pipeline.Storage;

/// <summary>One measure of a trained network, as written to <c>training.parquet</c>.</summary>
public sealed record TrainingRow
{
    /// <summary>The training's key.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The network: <c>ARCHITECTURE.REGIME.sSEED</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Its architecture.</summary>
    public required string Architecture { get; init; }

    /// <summary>convnet, transformer, ….</summary>
    public required string Family { get; init; }

    /// <summary>Its regime.</summary>
    public required string Regime { get; init; }

    /// <summary>Its seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Steps done; 0 is the untrained network.</summary>
    public required long Step { get; init; }

    /// <summary>Pictures seen until then, repetitions counted.</summary>
    public long ImagesSeen { get; init; }

    /// <summary>The set that it was tested on.</summary>
    public required string Set { get; init; }

    /// <summary><c>accuracy</c>, <c>shape-bias</c>, or <c>accuracy under NORM EPSILON</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>The value, 0 to 1; null where it is not defined.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the 95 % interval by Wilson, over pictures.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Pictures; for a shape bias, those that were decided for either cue.</summary>
    public required long N { get; init; }

    /// <summary>The value of guessing; null for a measure that has none.</summary>
    public double? Chance { get; init; }

    /// <summary>Trained values of the network.</summary>
    public required long Parameters { get; init; }

    /// <summary>Multiply–accumulates of one picture forwards.</summary>
    public required long Macs { get; init; }

    /// <summary>Operations of the whole training.</summary>
    public required double Flops { get; init; }

    /// <summary>Seconds of the whole training.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of processors.</summary>
    public required double CpuSeconds { get; init; }
}

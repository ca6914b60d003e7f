namespace Concord.Pipeline.Storage;

/// <summary>One row of the score table: model × layer × benchmark × metric × region × subject × condition. The column names are the contract's, in snake case.</summary>
/// <remarks>A value that is not defined is null, and <see cref="Note"/> says why; no column ever holds NaN.</remarks>
public sealed record ScoreRow
{
    /// <summary>The run that wrote the row.</summary>
    public required string Run { get; init; }

    /// <summary>The manifest's name.</summary>
    public required string Manifest { get; init; }

    /// <summary>The model's id in the manifest.</summary>
    public required string Model { get; init; }

    /// <summary>The architecture's name.</summary>
    public required string Architecture { get; init; }

    /// <summary>convnet, transformer, mixer, recurrent, baseline, human, …</summary>
    public required string Family { get; init; }

    /// <summary>How the weights were obtained: supervised, adversarial, untrained, …</summary>
    public required string Regime { get; init; }

    /// <summary>JSON object of the model's tags and training record.</summary>
    public required string Tags { get; init; }

    /// <summary>The step along training, for one of a series.</summary>
    public long? CheckpointStep { get; init; }

    /// <summary>The site's path; null for behaviour.</summary>
    public string? Layer { get; init; }

    /// <summary>The site's place in the forward pass.</summary>
    public int? LayerIndex { get; init; }

    /// <summary>The site's relative depth, 0 … 1.</summary>
    public double? Depth { get; init; }

    /// <summary>fixed, nested, optimistic-max; null for a row of a layer sweep.</summary>
    public string? Selection { get; init; }

    /// <summary>Canonical text of token policy, pooling and projection.</summary>
    public string? Readout { get; init; }

    /// <summary>The benchmark's id.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The dataset's id.</summary>
    public required string Dataset { get; init; }

    /// <summary>The stimulus set's id.</summary>
    public required string Stimuli { get; init; }

    /// <summary>The region; null for behaviour.</summary>
    public string? Region { get; init; }

    /// <summary>The subject; null when aggregated.</summary>
    public string? Subject { get; init; }

    /// <summary>The condition; null when aggregated.</summary>
    public string? Condition { get; init; }

    /// <summary>The metric with the options that name it, such as <c>rsa(correlation,spearman)</c>.</summary>
    public required string Metric { get; init; }

    /// <summary>The formula's id, version and remaining options.</summary>
    public required string Definition { get; init; }

    /// <summary>The folds; null where nothing is fitted.</summary>
    public string? Cv { get; init; }

    /// <summary>The raw score.</summary>
    public double? Score { get; init; }

    /// <summary>The (lower) ceiling, in the score's own scale.</summary>
    public double? Ceiling { get; init; }

    /// <summary>The upper ceiling, where there are two.</summary>
    public double? CeilingUpper { get; init; }

    /// <summary>The score in units of its ceiling.</summary>
    public double? Normalized { get; init; }

    /// <summary>How it was normalised.</summary>
    public required string Normalization { get; init; }

    /// <summary>Lower end of the 95 % interval of the score.</summary>
    public double? CiLow { get; init; }

    /// <summary>Upper end of the 95 % interval of the score.</summary>
    public double? CiHigh { get; init; }

    /// <summary>Lower end of the interval of the normalised score.</summary>
    public double? NormalizedCiLow { get; init; }

    /// <summary>Upper end of the interval of the normalised score.</summary>
    public double? NormalizedCiHigh { get; init; }

    /// <summary>How the interval was made: unit, draws, kind.</summary>
    public string? CiMethod { get; init; }

    /// <summary>Stimuli (or trials' images) scored.</summary>
    public long? NStimuli { get; init; }

    /// <summary>Recorded sites.</summary>
    public long? NNeuroids { get; init; }

    /// <summary>Model dimensions after the readout.</summary>
    public long? NUnits { get; init; }

    /// <summary>Subjects.</summary>
    public long? NSubjects { get; init; }

    /// <summary>The manifest's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Seconds of scoring.</summary>
    public double Seconds { get; init; }

    /// <summary>Why a value is undefined, or a caution; null otherwise.</summary>
    public string? Note { get; init; }

    /// <summary>SHA-256 over all that made the score.</summary>
    public required string Fingerprint { get; init; }
}

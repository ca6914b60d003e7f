namespace Concord.Pipeline.Storage;

/// <summary>How alike two models represent the same stimuli, or a model and the recording, as written to <c>likeness.parquet</c>.</summary>
public sealed record LikenessRow
{
    /// <summary>The kind of a row whose first side is the recorded RDM.</summary>
    public const string OfRecording = "recording";

    /// <summary>The kind of a row of two models.</summary>
    public const string OfModels = "models";

    /// <summary>The run that shows it: rows of two runs make no one matrix.</summary>
    public required string Run { get; init; }

    /// <summary>The benchmark whose stimuli were shown.</summary>
    public required string Benchmark { get; init; }

    /// <summary>The metric whose distance and comparator were used.</summary>
    public required string Metric { get; init; }

    /// <summary>recording or models.</summary>
    public required string Kind { get; init; }

    /// <summary>A model with its layer, or the recording.</summary>
    public required string First { get; init; }

    /// <summary>Another model with its layer.</summary>
    public required string Second { get; init; }

    /// <summary>Stimuli, or conditions.</summary>
    public required long NStimuli { get; init; }

    /// <summary>The comparator's value for the two RDMs; null where it is undefined.</summary>
    public double? Value { get; init; }

    /// <summary>The model without its layer.</summary>
    public static string ModelOf(string name) => name.Split(" · ")[0];
}

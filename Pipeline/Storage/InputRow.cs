namespace Concord.Pipeline.Storage;

/// <summary>A text that was hashed, as written to <c>inputs.parquet</c>: with it a fingerprint of the run can be read back, and two runs can say why they differ.</summary>
public sealed record InputRow
{
    /// <summary>What the text's hash is named by: the fingerprint of a row of the score table, or a key that another text mentions.</summary>
    public required string Key { get; init; }

    /// <summary>row (its text names the job), score, readout, simulation, recovery or target.</summary>
    public required string Kind { get; init; }

    /// <summary>The text, one part a line (<see cref="Fingerprint"/>).</summary>
    public required string Inputs { get; init; }

    /// <summary>The program's version and the kind of processor that made the result; null where that is not recorded.</summary>
    public string? Maker { get; init; }
}

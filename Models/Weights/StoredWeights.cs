namespace Concord.Models.Weights;

/// <summary>What a format's reader hands on: where each tensor lies in the file, not yet its values.</summary>
internal sealed class StoredWeights
{
    /// <summary>The place of the tensors in files that have one place only.</summary>
    public const string TopLevel = "(top level)";

    public required string Format { get; init; }

    public required string StateDictPath { get; init; }

    public required IReadOnlyList<StoredTensor> Tensors { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Skipped { get; init; } = [];
}

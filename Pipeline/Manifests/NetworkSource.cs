namespace Concord.Pipeline.Manifests;

/// <summary>A network that is run here.</summary>
/// <param name="Architecture">A name from the catalogue of architectures.</param>
/// <param name="Weights">Its weights.</param>
public sealed record NetworkSource(string Architecture, WeightsText Weights) : ModelSource
{
    /// <summary>Mechanisms at other values than the architecture's own, in its order; empty for most.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Options { get; init; } = [];

    /// <summary>The architecture with its options: <c>vit-tiny-32[attention=shared;positions=none]</c>.</summary>
    public string Name => Options.Count == 0 ? Architecture : $"{Architecture}[{OptionsLabel}]";

    /// <summary>The options in one word; empty where all are the architecture's own.</summary>
    public string OptionsLabel => string.Join(';', Options.Select(option => $"{option.Key}={option.Value}"));
}

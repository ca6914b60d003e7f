using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Texts;
using Concord.Models.Weights.Naming;

namespace Concord.Models.Catalogue;

/// <summary>One architecture that can be run: its definition, its layers worth scoring, and how its stimuli are prepared unless the weights say otherwise.</summary>
public sealed record ArchitectureEntry
{
    /// <summary>The id used in manifests, such as <c>resnet18</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>convnet</c>, <c>transformer</c>, <c>mixer</c>, <c>recurrent</c>, <c>language</c> or <c>baseline</c>.</summary>
    public required string Family { get; init; }

    /// <summary>BibTeX of the paper that defined it.</summary>
    public required string Citation { get; init; }

    /// <summary>The version of our definition: raised when a layer's numbers or name would change.</summary>
    public required string Version { get; init; }

    /// <summary>Side of the square input, pixels; 0 for networks that take texts.</summary>
    public int InputSize { get; init; }

    /// <summary>The input in words: <c>224×224</c>, or <c>text, up to 1024 tokens</c>.</summary>
    public string InputDescription => Text is null
        ? string.Create(CultureInfo.InvariantCulture, $"{InputSize}×{InputSize}")
        : string.Create(CultureInfo.InvariantCulture, $"text, up to {Text.ContextLength} tokens");

    /// <summary>How texts become the input; null for networks that take pictures.</summary>
    public TextInput? Text { get; init; }

    /// <summary>The entry of the network for texts in the same weights file, whose embeddings are compared with this one's; null for most.</summary>
    public string? TextTower { get; init; }

    /// <summary>The layers that are scored when a manifest names none, in forward order; all exist.</summary>
    public required IReadOnlyList<string> DefaultLayers { get; init; }

    /// <summary>How pictures are prepared for untrained weights and for files that the weights catalogue does not know; without meaning for networks that take texts.</summary>
    public PreprocessingSpec DefaultPreprocessing { get; init; } = new();

    /// <summary>Builds the network; sizes that a checkpoint tells are read from it, all others are the published ones.</summary>
    public required Func<Wiring, ArchitectureSizes?, Network> Create { get; init; }

    /// <summary>Trained values by the published source, at the published sizes; null where no source states them.</summary>
    public long? PublishedParameters { get; init; }

    /// <summary>Names of the classes in the order of the logits, for weights that state none; empty for an architecture that was trained on many things.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>How other code bases name the tensors; the architecture's own keys need none.</summary>
    public IReadOnlyList<NamingScheme> Schemes { get; init; } = [];

    /// <summary>The mechanisms that can be switched; empty for most.</summary>
    public IReadOnlyList<ArchitectureOption> Options { get; init; } = [];

    /// <summary>The entry with options at other values than its own; null where there are no options.</summary>
    internal Func<IReadOnlyDictionary<string, string>, ArchitectureEntry>? WithOptions { get; init; }

    /// <summary>Whether the network has parameters; false for the pixel baseline.</summary>
    public bool HasWeights { get; init; } = true;
}

using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>One architecture that can be run: its definition, its layers worth scoring, and how its stimuli are prepared unless the weights say otherwise.</summary>
public sealed record ArchitectureEntry
{
    /// <summary>The id used in manifests, such as <c>resnet18</c>.</summary>
    public required string Id { get; init; }

    /// <summary><c>convnet</c>, <c>transformer</c> or <c>baseline</c>.</summary>
    public required string Family { get; init; }

    /// <summary>BibTeX of the paper that defined it.</summary>
    public required string Citation { get; init; }

    /// <summary>The version of our definition: raised when a layer's numbers or name would change.</summary>
    public required string Version { get; init; }

    /// <summary>Side of the square input, pixels.</summary>
    public required int InputSize { get; init; }

    /// <summary>The layers that are scored when a manifest names none, in forward order; all exist.</summary>
    public required IReadOnlyList<string> DefaultLayers { get; init; }

    /// <summary>How stimuli are prepared for untrained weights and for files that the weights catalogue does not know.</summary>
    public required PreprocessingSpec DefaultPreprocessing { get; init; }

    /// <summary>Builds the network; sizes that a checkpoint tells are read from it, all others are the published ones.</summary>
    public required Func<Wiring, ArchitectureSizes?, Network> Create { get; init; }

    /// <summary>Whether the network has parameters; false for the pixel baseline.</summary>
    public bool HasWeights { get; init; } = true;
}

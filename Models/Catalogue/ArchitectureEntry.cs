using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using Concord.Models.Texts;
using Concord.Models.Weights.Naming;
using TorchSharp;

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

    /// <summary>Builds the network with another number of classes than the published one.</summary>
    /// <remarks>Sizes are read from shapes, as they are from a checkpoint: here from the network's own, with another last layer.</remarks>
    /// <param name="wiring">Makes the parameters.</param>
    /// <param name="classes">Outputs of the last layer; at least 2.</param>
    /// <exception cref="ModelException">The architecture's number of classes is fixed, or it has none.</exception>
    public Network CreateWithClasses(Wiring wiring, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        using Network published = Create(Wiring.ShapesOnly(), null);
        Dictionary<string, long[]> shapes = published.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape, StringComparer.Ordinal);
        int outputs = ArchitectureCatalogue.LayersOf(Id).Last(layer => !layer.IsPart).Features;
        foreach (string key in ClassifierOf(published, outputs) ?? [])
        {
            shapes[key] = [classes, .. shapes[key][1..]];
        }

        Network network = Create(wiring, new ArchitectureSizes(shapes));
        if (ClassifierOf(network, classes) is not null)
        {
            return network;
        }

        network.Dispose();
        throw new ModelException($"architecture '{Id}'", "a number of classes that is part of its definition, or no classes", $"an architecture that can tell {classes} classes apart", "Choose one whose last layer is linear and read from a checkpoint.");
    }

    /// <summary>Keys of the linear layer with so many outputs, the weight first: the last of several; null where there is none.</summary>
    internal static IReadOnlyList<string>? ClassifierOf(Network network, int outputs)
    {
        Dictionary<string, torch.Tensor> state = network.state_dict();
        return state
            .Where(pair => pair.Key.EndsWith(".weight", StringComparison.Ordinal) && pair.Value.dim() == 2 && pair.Value.shape[0] == outputs)
            .Select(pair => (string[])[pair.Key, pair.Key[..^"weight".Length] + "bias"])
            .LastOrDefault(keys => state.ContainsKey(keys[1]));
    }
}

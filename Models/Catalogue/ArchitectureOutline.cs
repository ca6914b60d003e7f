using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;
using TorchSharp;

namespace Concord.Models.Catalogue;

/// <summary>What shapes alone tell of a network: its layers, whether it has a table of positions, what a stimulus costs.</summary>
/// <param name="Layers">Layers and their parts in forward order.</param>
/// <param name="HasPositions">Whether there is a table of positions, which an ablation can change.</param>
/// <param name="Census">Products, parameters, activations.</param>
public sealed record ArchitectureOutline(IReadOnlyList<LayerInfo> Layers, bool HasPositions, OperationCensus Census)
{
    // A text that is counted has a sentence's length where the network takes any.
    private const int TokensCounted = 32;

    /// <summary>How the checkpoint was read; null for untrained weights.</summary>
    public CheckpointNotes? Checkpoint { get; init; }

    /// <summary>Names of the classes in the order of the logits: as the checkpoint states them, else as the architecture does where it has as many logits; empty where nothing is known.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    internal static ArchitectureOutline Of(ArchitectureEntry entry, Network network, ImageSize size, CheckpointNotes? notes = null)
    {
        ArchitectureOutline outline = Of(entry.Id, network, size);
        IReadOnlyList<string> stated = notes is { Classes.Count: > 0 } ? notes.Classes : entry.Classes.Count == outline.Layers[^1].UnitCount ? entry.Classes : [];
        return outline with
        {
            Checkpoint = notes is null ? null : notes with { NativeInputSize = network.NativeInputSize, InputSize = size },
            Classes = stated,
        };
    }

    private static ArchitectureOutline Of(string architecture, Network network, ImageSize size)
    {
        if (network is TextNetwork text)
        {
            return Of(architecture, text);
        }

        IReadOnlyList<LayerInfo> layers = ShapeRecorder.Probe(network, size.Height, size.Width);
        using torch.Tensor one = torch.zeros([1, 3, size.Height, size.Width], dtype: torch.float32);
        return Of(architecture, network, layers, one, size, 0);
    }

    private static ArchitectureOutline Of(string architecture, TextNetwork network)
    {
        int tokens = network.HasFixedLength ? network.ContextLength : Math.Min(network.ContextLength, TokensCounted);
        using torch.Tensor one = torch.zeros([1, tokens], dtype: torch.int64);
        return Of(architecture, network, ShapeRecorder.Probe(network), one, default, tokens);
    }

    private static ArchitectureOutline Of(string architecture, Network network, IReadOnlyList<LayerInfo> layers, torch.Tensor one, ImageSize size, int tokens)
    {
        LayerInfo[] main = [.. layers.Where(layer => !layer.IsPart)];
        LayerInfo largest = main.MaxBy(layer => layer.UnitsAt(tokens))!;
        long parameters = network.parameters().Sum(parameter => parameter.numel());
        return new ArchitectureOutline(
            layers,
            network.HasPositions,
            new OperationCensus(architecture, size, network.Count(one), parameters, sizeof(float) * main.Sum(layer => layer.UnitsAt(tokens)), largest.Name, sizeof(float) * largest.UnitsAt(tokens)) { Tokens = tokens });
    }
}

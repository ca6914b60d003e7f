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
    internal static ArchitectureOutline Of(string architecture, Network network, ImageSize size)
    {
        IReadOnlyList<LayerInfo> layers = ShapeRecorder.Probe(network, size.Height, size.Width);
        using torch.Tensor one = torch.zeros([1, 3, size.Height, size.Width], dtype: torch.float32);
        LayerInfo[] main = [.. layers.Where(layer => !layer.IsPart)];
        LayerInfo largest = main.MaxBy(layer => layer.UnitCount)!;
        long parameters = network.parameters().Sum(parameter => parameter.numel());
        return new ArchitectureOutline(
            layers,
            network.HasPositions,
            new OperationCensus(architecture, size, network.Count(one), parameters, sizeof(float) * main.Sum(layer => (long)layer.UnitCount), largest.Name, sizeof(float) * (long)largest.UnitCount));
    }
}

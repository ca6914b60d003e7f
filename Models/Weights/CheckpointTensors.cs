using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>A file's tensors, with or without values, as they are matched with an architecture.</summary>
/// <param name="Tensors">By the file's keys; borrowed.</param>
/// <param name="Places">A number for each key; equal numbers are the same values in the file.</param>
/// <param name="Path">Named in errors.</param>
internal sealed record CheckpointTensors(IReadOnlyDictionary<string, torch.Tensor> Tensors, IReadOnlyDictionary<string, int> Places, string Path)
{
    /// <summary>What the file holds besides the tensors and was not read, one sentence an entry.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Names of the classes, as the file states them; empty where it does not.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Tensors none of which shares its values with another.</summary>
    public static CheckpointTensors Apart(IReadOnlyDictionary<string, torch.Tensor> tensors, string path) =>
        new(tensors, tensors.Keys.Select((key, i) => (key, i)).ToDictionary(pair => pair.key, pair => pair.i, StringComparer.Ordinal), path);
}

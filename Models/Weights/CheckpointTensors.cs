using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>A file's tensors, with or without values, as they are matched with an architecture.</summary>
/// <param name="Tensors">By the file's keys; borrowed.</param>
/// <param name="Places">A number for each key; equal numbers are the same values in the file.</param>
/// <param name="Path">Named in errors.</param>
internal sealed record CheckpointTensors(IReadOnlyDictionary<string, torch.Tensor> Tensors, IReadOnlyDictionary<string, int> Places, string Path);

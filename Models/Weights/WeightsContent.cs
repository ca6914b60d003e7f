using System.Diagnostics.CodeAnalysis;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>The tensors of one weights file, with where they came from; owns the tensors.</summary>
/// <remarks>Tensors that share a storage in the file share it here too; strides and offsets are the file's. All lie on the CPU and ask for no gradient.</remarks>
public sealed class WeightsContent : IDisposable
{
    private readonly OrderedDictionary<string, torch.Tensor> _tensors;
    private readonly IReadOnlyDictionary<string, int> _places;

    internal WeightsContent(OrderedDictionary<string, torch.Tensor> tensors, IReadOnlyDictionary<string, int> places)
    {
        _tensors = tensors;
        _places = places;
    }

    /// <summary>What is matched with an architecture.</summary>
    internal CheckpointTensors Checkpoint => new(_tensors, _places, Path) { Skipped = Skipped };

    /// <summary>Tensors by key, in the order of the file. Borrowed: they live until this object is disposed.</summary>
    public IReadOnlyDictionary<string, torch.Tensor> Tensors => _tensors;

    /// <summary><c>pytorch-zip</c>, <c>pytorch-legacy</c>, <c>torchscript</c>, <c>safetensors</c>, <c>numpy-npz</c>, <c>numpy-npy</c>, <c>onnx</c> or <c>sharded (…)</c>, found by content and not by extension.</summary>
    public required string Format { get; init; }

    /// <summary>Path of the file, as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>SHA-256 of the whole file, lower-case hexadecimal; of several files as <see cref="WeightsFile.Sha256"/> says.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Size of the file in bytes, with those that it refers to.</summary>
    public required long FileBytes { get; init; }

    /// <summary>Where in the checkpoint the tensors were found: <c>(top level)</c>, <c>state_dict</c>, <c>state_dict[0]</c>, ….</summary>
    public required string StateDictPath { get; init; }

    /// <summary>The text pairs of a safetensors header, the producer of an ONNX file; empty for others.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    /// <summary>What the file holds besides the tensors and was not read, one sentence an entry; nothing of it was ever run.</summary>
    public required IReadOnlyList<string> Skipped { get; init; }

    /// <summary>The shape of each tensor, by key, in the order of the file.</summary>
    [SuppressMessage("Design", "CA1024:Use properties where appropriate", Justification = "Builds a new dictionary on each call.")]
    public IReadOnlyDictionary<string, long[]> GetShapes()
    {
        OrderedDictionary<string, long[]> shapes = new(StringComparer.Ordinal);
        foreach ((string key, torch.Tensor tensor) in _tensors)
        {
            shapes.Add(key, tensor.shape);
        }

        return shapes;
    }

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        foreach (torch.Tensor tensor in _tensors.Values)
        {
            tensor.Dispose();
        }
    }
}

using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>A run of elements of one type in the file; tensors that share it are views of the same memory.</summary>
internal sealed class StoredBytes(torch.ScalarType type, long fileOffset, long elements)
{
    public torch.ScalarType Type { get; } = type;

    /// <summary>First byte, counted from the start of the file.</summary>
    public long FileOffset { get; } = fileOffset;

    public long Elements { get; } = elements;
}

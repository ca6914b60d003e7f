using System.Buffers;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>A run of elements of one type in a file; tensors that share it are views of the same memory.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="type">Type of the elements.</param>
/// <param name="elements">How many there are.</param>
internal abstract class StoredBytes(string path, torch.ScalarType type, long elements)
{
    public string Path { get; } = path;

    public torch.ScalarType Type { get; } = type;

    public long Elements { get; } = elements;

    /// <summary>Hands over all bytes from the first to the last, in pieces of whole elements.</summary>
    /// <param name="pieceBytes">Most bytes a piece; a multiple of 8.</param>
    /// <param name="take">Gets a piece and the number of its first element; the piece is valid during the call only.</param>
    public abstract void Read(int pieceBytes, ReadOnlySpanAction<byte, long> take);
}

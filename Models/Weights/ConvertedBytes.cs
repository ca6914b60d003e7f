using System.Buffers;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Elements that the file spells in another form, such as the variable-length integers of ONNX, converted when the file was read.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="type">Type of the elements.</param>
/// <param name="bytes">The elements, little-endian.</param>
internal sealed class ConvertedBytes(string path, torch.ScalarType type, byte[] bytes)
    : StoredBytes(path, type, bytes.Length / ElementTypes.Size(type))
{
    public override void Read(int pieceBytes, ReadOnlySpanAction<byte, long> take)
    {
        for (int start = 0; start < bytes.Length; start += pieceBytes)
        {
            take(bytes.AsSpan(start, Math.Min(pieceBytes, bytes.Length - start)), start / ElementTypes.Size(Type));
        }
    }
}

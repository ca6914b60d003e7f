using System.Buffers;
using TorchSharp;

namespace Concord.Models.Weights;

/// <summary>Elements that lie in the file as they are in memory.</summary>
/// <param name="file">The mapped file.</param>
/// <param name="type">Type of the elements.</param>
/// <param name="fileOffset">First byte, counted from the start of the file.</param>
/// <param name="elements">How many there are; the caller has checked that they lie in the file.</param>
internal sealed class MappedBytes(MappedFile file, torch.ScalarType type, long fileOffset, long elements)
    : StoredBytes(file.Path, type, elements)
{
    public override void Read(int pieceBytes, ReadOnlySpanAction<byte, long> take)
    {
        int size = ElementTypes.Size(Type);
        long step = pieceBytes / size;
        for (long start = 0; start < Elements; start += step)
        {
            take(file.Span(fileOffset + (start * size), (int)(Math.Min(step, Elements - start) * size)), start);
        }
    }
}

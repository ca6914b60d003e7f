using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>The chunks of a PNG in memory.</summary>
/// <remarks>Source: PNG specification (W3C, second edition), 5.3. Check sums of chunks are not compared here; image data carry one of their own.</remarks>
internal static class PngChunks
{
    private const int Signature = 8;
    private const int Frame = 12; // length, type and check sum around the data

    /// <summary>The data of all chunks of a type, in order; empty where there is none.</summary>
    /// <exception cref="DatasetException">A chunk runs past the end.</exception>
    public static List<ReadOnlyMemory<byte>> All(ReadOnlyMemory<byte> png, string type, string name)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        ReadOnlySpan<byte> bytes = png.Span;
        for (int at = Signature; at + Frame <= bytes.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - Frame)
            {
                throw ImageHeader.Damaged(name, $"a chunk of {length} bytes with {bytes.Length - at - Frame} left");
            }

            if (IsType(bytes.Slice(at + 4, 4), type))
            {
                found.Add(png.Slice(at + 8, (int)length));
            }

            at += Frame + (int)length;
        }

        return found;
    }

    private static bool IsType(ReadOnlySpan<byte> bytes, string type) =>
        bytes[0] == type[0] && bytes[1] == type[1] && bytes[2] == type[2] && bytes[3] == type[3];
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace Concord.Datasets.Formats;

/// <summary>Expands a compressed element of a version 5 file, which holds one array.</summary>
internal static class MatInflate
{
    private const string Remedy = "The file is truncated or damaged; fetch or save it again.";

    public static byte[] Read(string path, ReadOnlyMemory<byte> compressed, bool bigEndian)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(compressed.ToArray(), writable: false), CompressionMode.Decompress);
            byte[] tag = new byte[8];
            zlib.ReadExactly(tag);
            uint size = bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(tag.AsSpan(4)) : BinaryPrimitives.ReadUInt32LittleEndian(tag.AsSpan(4));
            if (size > (compressed.Length + 64L) * Expansion.Most || size > Array.MaxLength - 8)
            {
                throw new DatasetException(path, $"{compressed.Length} compressed bytes that claim to hold {size}", $"at most {Expansion.Most} times as many", Remedy);
            }

            Expansion.RefuseBomb(path, compressed.Length, size);
            // Grows with what really comes out, so a lie about the size costs nothing.
            using var inflated = new MemoryStream();
            inflated.Write(tag);
            byte[] block = new byte[81920];
            for (long left = size; left > 0;)
            {
                int got = zlib.Read(block, 0, (int)Math.Min(left, block.Length));
                if (got == 0)
                {
                    throw new DatasetException(path, $"a compressed array that ends {left} bytes early", $"{size} bytes", Remedy);
                }

                inflated.Write(block, 0, got);
                left -= got;
            }

            return inflated.ToArray();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw new DatasetException(path, $"compressed bytes that zlib refuses ({fault.Message})", "a whole zlib stream", Remedy, fault);
        }
    }
}

using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Concord.Datasets.Formats;

/// <summary>Checks the sizes that heaps of names and texts declare, which PureHDF allocates unseen.</summary>
/// <remarks>Source: "HDF5 File Format Specification Version 3.0", III.D (local heap) and III.E (global heap), with lengths of eight bytes.</remarks>
internal static class Hdf5Heaps
{
    /// <summary>What is too large, in words; null when this is no heap or its sizes are possible.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">Where the signature stands.</param>
    /// <param name="signature">(4) bytes.</param>
    /// <param name="length">The file's length.</param>
    public static string? Excess(SafeFileHandle file, long at, ReadOnlySpan<byte> signature, long length)
    {
        if (signature.SequenceEqual("HEAP"u8))
        {
            long size = Word(file, at + 8);
            return size > length || size < 0 ? $"a heap of names of {size} bytes" : null;
        }

        return signature.SequenceEqual("GCOL"u8) ? Texts(file, at, length) : null;
    }

    private static string? Texts(SafeFileHandle file, long at, long length)
    {
        // A collection has 4 KiB unless one text needs more; a longer one is looked at in pieces.
        long end = Math.Min(at + Word(file, at + 8), length);
        byte[] bytes = new byte[Math.Clamp(end - at, 16, 1 << 16)];
        long begin = 0;
        int got = 0;
        for (long next = at + 16; next >= 0 && next + 16 <= end;)
        {
            if (next + 16 > begin + got || next < begin)
            {
                (begin, got) = (next, RandomAccess.Read(file, bytes.AsSpan(0, (int)Math.Min(bytes.Length, end - next)), next));
            }

            ReadOnlySpan<byte> head = bytes.AsSpan((int)(next - begin), 16);
            long size = BinaryPrimitives.ReadInt64LittleEndian(head[8..]);
            if (BinaryPrimitives.ReadUInt16LittleEndian(head) == 0)
            {
                return null;
            }

            if (size > length || size < 0)
            {
                return $"a text of {size} bytes";
            }

            next += 16 + ((size + 7) & ~7L);
        }

        return null;
    }

    private static long Word(SafeFileHandle file, long at)
    {
        Span<byte> word = stackalloc byte[8];
        word.Clear();
        _ = RandomAccess.Read(file, word, at);
        return BinaryPrimitives.ReadInt64LittleEndian(word);
    }
}

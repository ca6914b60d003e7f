using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;

namespace Concord.Datasets.Formats;

/// <summary>Checks the checksums of HDF5's newer object headers, which PureHDF passes over: a flipped bit in a size or an address would be believed.</summary>
/// <remarks>Sources: "HDF5 File Format Specification Version 3.0", IV.A.1.b (the prefix of version 2); Bob Jenkins, lookup3 (public domain, 2006), hash of bytes with the initial value 0.</remarks>
internal static class Hdf5Checksum
{
    private const int MostHeader = 1 << 20;

    /// <summary>Whether the header that begins here says another sum than its bytes have, or ends outside the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">Where its signature "OHDR" stands.</param>
    public static bool IsWrong(SafeFileHandle file, long at)
    {
        Span<byte> prefix = stackalloc byte[38];
        if (RandomAccess.Read(file, prefix, at) < 8)
        {
            return true;
        }

        byte flags = prefix[5];
        int sizeAt = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        Span<byte> word = stackalloc byte[8];
        word.Clear();
        prefix.Slice(sizeAt, 1 << (flags & 3)).CopyTo(word);
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(word);
        if (size > MostHeader)
        {
            return true;
        }

        int length = sizeAt + (1 << (flags & 3)) + (int)size;
        byte[] header = new byte[length + 4];
        return RandomAccess.Read(file, header, at) < header.Length
            || BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(length)) != Lookup3(header.AsSpan(0, length));
    }

    internal static uint Lookup3(ReadOnlySpan<byte> bytes)
    {
        uint a = 0xDEADBEEF + (uint)bytes.Length;
        (uint b, uint c) = (a, a);
        Span<byte> last = stackalloc byte[12];
        for (; bytes.Length > 12; bytes = bytes[12..])
        {
            Add(bytes, ref a, ref b, ref c);
            Mix(ref a, ref b, ref c);
        }

        if (bytes.IsEmpty)
        {
            return c;
        }

        last.Clear();
        bytes.CopyTo(last);
        Add(last, ref a, ref b, ref c);
        return Final(a, b, c);
    }

    private static void Add(ReadOnlySpan<byte> bytes, ref uint a, ref uint b, ref uint c)
    {
        a += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        b += BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        c += BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
    }

    private static void Mix(ref uint a, ref uint b, ref uint c)
    {
        Turn(ref a, ref c, b, 4);
        Turn(ref b, ref a, c, 6);
        Turn(ref c, ref b, a, 8);
        Turn(ref a, ref c, b, 16);
        Turn(ref b, ref a, c, 19);
        Turn(ref c, ref b, a, 4);
    }

    private static void Turn(ref uint first, ref uint second, uint third, int bits)
    {
        first -= second;
        first ^= BitOperations.RotateLeft(second, bits);
        second += third;
    }

    private static uint Final(uint a, uint b, uint c)
    {
        c = (c ^ b) - BitOperations.RotateLeft(b, 14);
        a = (a ^ c) - BitOperations.RotateLeft(c, 11);
        b = (b ^ a) - BitOperations.RotateLeft(a, 25);
        c = (c ^ b) - BitOperations.RotateLeft(b, 16);
        a = (a ^ c) - BitOperations.RotateLeft(c, 4);
        b = (b ^ a) - BitOperations.RotateLeft(a, 14);
        return (c ^ b) - BitOperations.RotateLeft(b, 24);
    }
}

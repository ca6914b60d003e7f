using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Concord.Datasets.Formats;

/// <summary>Recognises object headers and symbolic links by their bytes, which PureHDF's interface does not show.</summary>
/// <remarks>
/// External links would be followed to any file of this machine, and a soft link to itself in a group of the newer kind ends PureHDF in a stack overflow.
/// Source: "HDF5 File Format Specification Version 3.0", IV.A.1 (object header prefix), IV.A.2.g (link message).
/// </remarks>
internal static class Hdf5Links
{
    private const int Soft = 1;
    private const int External = 64;
    private const int MaximumName = 4096;

    /// <summary>Whether an object header begins here: version 1, or the signature of version 2.</summary>
    public static bool IsHeader(SafeFileHandle file, long at)
    {
        Span<byte> bytes = stackalloc byte[4];
        return RandomAccess.Read(file, bytes, at) == 4
            && (bytes.SequenceEqual("OHDR"u8) || (bytes is [1, 0, _, < 32] && (bytes[2] | bytes[3]) != 0));
    }

    /// <summary>What kind of symbolic link begins here, in words; null when it is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">Where the link message would begin.</param>
    /// <param name="start">(3) the bytes there: version, flags, link type.</param>
    public static string? Symbolic(SafeFileHandle file, long at, ReadOnlySpan<byte> start)
    {
        byte flags = start[1];
        if (start[0] != 1 || (flags & 0xE8) != 0x08 || start[2] is not (Soft or External))
        {
            return null;
        }

        Span<byte> bytes = new byte[(4 * MaximumName) + 32];
        bytes = bytes[..RandomAccess.Read(file, bytes, at + 3)];
        bytes = Skip(bytes, ((flags & 0x04) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0));
        long length = Number(bytes, 1 << (flags & 3));
        bytes = Skip(bytes, 1 << (flags & 3));
        if (length is < 1 or > MaximumName || !IsText(bytes, (int)length))
        {
            return null;
        }

        string name = Encoding.UTF8.GetString(bytes[..(int)length]);
        bytes = Skip(bytes, (int)length);
        length = Number(bytes, 2);
        bytes = Skip(bytes, 2);
        return start[2] == Soft
            ? IsText(bytes, (int)length) ? $"a soft link '{name}' to '{Encoding.UTF8.GetString(bytes[..(int)length])}'" : null
            : IsExternal(bytes, (int)length) ? $"a link '{name}' to another file" : null;
    }

    // One byte of version and flags, then file and object, each ended by a zero.
    private static bool IsExternal(ReadOnlySpan<byte> bytes, int length)
    {
        if (length < 4 || length > bytes.Length || bytes[0] != 0)
        {
            return false;
        }

        int first = bytes[1..length].IndexOf((byte)0);
        return first >= 0 && bytes[(first + 2)..length].IndexOf((byte)0) == length - first - 3;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, int length) =>
        length >= 1 && length <= bytes.Length && !bytes[..length].ContainsAnyInRange((byte)0, (byte)31);

    private static Span<byte> Skip(Span<byte> bytes, int count) => bytes[Math.Min(count, bytes.Length)..];

    private static long Number(ReadOnlySpan<byte> bytes, int size)
    {
        if (bytes.Length < size)
        {
            return -1;
        }

        Span<byte> word = stackalloc byte[8];
        word.Clear();
        bytes[..size].CopyTo(word);
        return BinaryPrimitives.ReadInt64LittleEndian(word);
    }
}

using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>Where a file's own addresses begin: after a user block such as MATLAB's 512 bytes of text.</summary>
/// <remarks>Source: "HDF5 File Format Specification Version 3.0", II.A: the signature stands at 0, 512, 1024, … and the base address 24 (version 0), 28 (1) or 12 bytes (2 and 3) after it.</remarks>
internal static class Hdf5Superblock
{
    private static readonly byte[] s_signature = [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file's first bytes, or those after a user block, are HDF5's.</summary>
    public static bool IsHdf5(ReadOnlySpan<byte> bytes, int at) => bytes.Length >= at + 8 && bytes.Slice(at, 8).SequenceEqual(s_signature);

    /// <summary>The base address.</summary>
    /// <param name="stream">The file; left at its beginning.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="DatasetException">There is no signature, or the base address lies outside the file.</exception>
    public static long BaseAddress(Stream stream, string path)
    {
        byte[] bytes = new byte[64];
        for (long at = 0; at < stream.Length; at = at == 0 ? 512 : 2 * at)
        {
            stream.Position = at;
            int got = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (got == bytes.Length && IsHdf5(bytes, 0))
            {
                stream.Position = 0;
                long found = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(bytes[8] switch { 0 => 24, 1 => 28, _ => 12 }));
                return found >= 0 && found < stream.Length
                    ? found
                    : throw new DatasetException(path, $"a base address of {found}", $"one inside the file's {stream.Length} bytes", "The file is damaged; copy it again.");
            }
        }

        throw new DatasetException(path, "no HDF5 signature", "an HDF5 file", "The file is truncated or of another kind; copy it again.");
    }
}

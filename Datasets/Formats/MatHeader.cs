using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>The 128 bytes at the front: tells version 5 from 4, 7.3 and anything else, and the byte order.</summary>
internal static class MatHeader
{
    public const int Size = 128;

    /// <summary>Whether the file is HDF5, which version 7.3 is, with or without the 512 bytes of text before it.</summary>
    /// <param name="start">The first bytes, 520 of them where there are as many.</param>
    public static bool IsHdf5(ReadOnlySpan<byte> start) => Hdf5Superblock.IsHdf5(start, 0) || Hdf5Superblock.IsHdf5(start, 512);

    public static bool IsBigEndian(byte[] bytes, string name)
    {
        if (IsHdf5(bytes) || Encoding.Latin1.GetString(bytes, 0, Math.Min(10, bytes.Length)) == "MATLAB 7.3")
        {
            throw new DatasetException(name, "a MATLAB 7.3 file, which is HDF5", "a version 5 MAT file", "Read it by its path; if that fails it is truncated.");
        }

        if (bytes.Length < Size)
        {
            throw new DatasetException(name, $"{bytes.Length} bytes", "a MAT file, at least 128 bytes", "The file is truncated or not a MAT file; fetch it again.");
        }

        (byte version0, byte version1, byte mark0, byte mark1) = (bytes[124], bytes[125], bytes[126], bytes[127]);
        return (mark0, mark1, version0, version1) switch
        {
            ((byte)'I', (byte)'M', 0x00, 0x01) => false,
            ((byte)'M', (byte)'I', 0x01, 0x00) => true,
            ((byte)'I' or (byte)'M', (byte)'M' or (byte)'I', _, _) => throw Other(name, $"MAT version bytes {version0:x2} {version1:x2}"),
            _ => throw Other(name, "no version 5 byte-order mark at byte 126"),
        };
    }

    private static DatasetException Other(string name, string found) =>
        new(name, found, "a version 5 MAT file", "If it is a version 4 file, save it again with save(..., '-v7'); otherwise it is not a MAT file.");
}

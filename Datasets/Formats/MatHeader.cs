using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>The 128 bytes at the front: tells version 5 from 4, 7.3 and anything else, and the byte order.</summary>
internal static class MatHeader
{
    public const int Size = 128;

    public static bool IsBigEndian(byte[] bytes, string name)
    {
        if (IsHdf5(bytes, 0) || IsHdf5(bytes, 512) || Encoding.Latin1.GetString(bytes, 0, Math.Min(10, bytes.Length)) == "MATLAB 7.3")
        {
            throw new DatasetException(name, "a MATLAB 7.3 file, which is HDF5", "a version 5 MAT file", "Save it again with save(..., '-v7'), or bring it as HDF5.");
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

    private static bool IsHdf5(byte[] bytes, int at) =>
        bytes.Length >= at + 8 && bytes.AsSpan(at, 8).SequenceEqual<byte>([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]);
}

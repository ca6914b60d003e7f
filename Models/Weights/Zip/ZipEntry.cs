namespace Concord.Models.Weights.Zip;

/// <summary>One entry of an archive and where its bytes lie in the file.</summary>
/// <param name="Name">Its path in the archive.</param>
/// <param name="Offset">First byte in the file.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Length">Bytes when unpacked.</param>
/// <param name="Crc">Sum of the unpacked bytes.</param>
internal sealed record ZipEntry(string Name, long Offset, long Packed, long Length, uint Crc)
{
    /// <summary>Whether the bytes are deflated; else they lie in the file as they are.</summary>
    public required bool IsDeflated { get; init; }
}

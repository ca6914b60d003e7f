namespace Concord.Models.Weights.Zip;

/// <summary>One stored (uncompressed) entry of an archive and where its bytes lie in the file.</summary>
internal sealed record ZipEntry(string Name, long Offset, long Length, uint Crc);

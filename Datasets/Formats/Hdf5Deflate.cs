using System.IO.Compression;
using System.Runtime.InteropServices;
using PureHDF.Filters;

namespace Concord.Datasets.Formats;

/// <summary>PureHDF's deflate filter with an end: a chunk never expands beyond its declared size, and a declared size that the packed bytes cannot give is refused before anything is allocated.</summary>
internal sealed class Hdf5Deflate : IH5Filter
{
    private readonly DeflateFilter _writer = new();

    public ushort FilterId => DeflateFilter.Id;

    public string Name => _writer.Name;

    public uint[] GetParameters(uint[] chunkDimensions, uint typeSize, Dictionary<string, object>? options) =>
        _writer.GetParameters(chunkDimensions, typeSize, options);

    public Memory<byte> Filter(FilterInfo info)
    {
        if (!info.Flags.HasFlag(H5FilterFlags.Decompress))
        {
            return _writer.Filter(info);
        }

        // Filters packed before this one may add a checksum of a few bytes.
        const int Slack = 64;
        if (info.ChunkSize < 0 || info.ChunkSize > (info.Buffer.Length + 64L) * Expansion.Most)
        {
            throw new InvalidDataException($"a chunk of {info.ChunkSize} bytes cannot come out of {info.Buffer.Length}");
        }

        byte[] chunk = new byte[info.ChunkSize + Slack];
        using var packed = MemoryMarshal.TryGetArray(info.Buffer, out ArraySegment<byte> bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(info.Buffer.ToArray());
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        int size = zlib.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        return size < chunk.Length
            ? chunk.AsMemory(0, size)
            : throw new InvalidDataException($"a chunk expands beyond its {info.ChunkSize} bytes");
    }
}

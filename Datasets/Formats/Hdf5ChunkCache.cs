using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Keeps the chunks read last, up to a number of bytes and always at least one.</summary>
/// <remarks>
/// PureHDF walks row by row: with its own cache of 1 MiB each gzip chunk is expanded once for every row that crosses it (48 s against 0.95 s on 51 MB), and a chunk larger than its cache is never kept.
/// The number of chunks fetched is limited, so that a data set of absent chunks ends.
/// </remarks>
internal sealed class Hdf5ChunkCache(long maximumBytes, long maximumFetches) : IReadingChunkCache
{
    private readonly Dictionary<ulong, LinkedListNode<(ulong Index, Memory<byte> Chunk)>> _nodes = [];
    private readonly LinkedList<(ulong Index, Memory<byte> Chunk)> _recent = new();
    private long _bytes;

    /// <summary>How many chunks were asked of the file.</summary>
    public long Fetches { get; private set; }

    public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkReader)
    {
        if (_nodes.TryGetValue(chunkIndex, out LinkedListNode<(ulong Index, Memory<byte> Chunk)>? node))
        {
            _recent.Remove(node);
            _recent.AddFirst(node);
            return node.Value.Chunk;
        }

        if (Fetches++ > maximumFetches)
        {
            throw new InvalidDataException($"more than {maximumFetches} chunks, which the file cannot hold");
        }

        // A chunk that no filter copied lies in a rented buffer that PureHDF has given back already, and would be overwritten by the next one.
        Memory<byte> chunk = chunkReader().ToArray();
        _bytes += chunk.Length;
        while (_recent.Count > 0 && _bytes > maximumBytes)
        {
            (ulong oldest, Memory<byte> dropped) = _recent.Last!.Value;
            _recent.RemoveLast();
            _nodes.Remove(oldest);
            _bytes -= dropped.Length;
        }

        _nodes[chunkIndex] = _recent.AddFirst((chunkIndex, chunk));
        return chunk;
    }
}

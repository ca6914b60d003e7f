using System.Numerics;
using System.Runtime.InteropServices;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Copies a chunked data set chunk by chunk, in runs as long as the chunks allow.</summary>
/// <remarks>PureHDF walks in runs along the last axis: 25 million of them for an assembly of 148,480 × 168 × 1. It does not say how large chunks are; here it is asked which chunk a place lies in. Memory: the result and one chunk.</remarks>
internal static class Hdf5Chunks
{
    // What finding one chunk may cost of the file's budget of reads; data sets of many small chunks are walked by PureHDF, which keeps the index.
    private const long BytesPerChunk = 2000;

    // Runs of this length along the last axis cost PureHDF little.
    private const int LongRun = 64;

    /// <summary>Fills the target; false, with nothing said of the target, when the chunks are many and small, do not show their sizes, or have long rows.</summary>
    /// <param name="item">A chunked data set of one size or more, with elements of type <typeparamref name="TFile"/>.</param>
    /// <param name="target">(count) row-major.</param>
    public static bool TryRead<TFile, T>(Hdf5Item item, Span<T> target)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        int[] sides = item.Shape;
        if (sides[^1] >= LongRun && Side<TFile>(item, sides, sides.Length - 1) >= LongRun)
        {
            return false;
        }

        int[] chunk = [.. sides.Select((_, axis) => Side<TFile>(item, sides, axis))];
        int[] counts = [.. sides.Zip(chunk, (side, length) => (side + length - 1) / length)];
        double chunks = counts.Aggregate(1.0, (product, count) => product * count);
        double bytes = chunk.Aggregate((double)item.Dataset.Type.Size, (product, length) => product * length);
        if (chunks * BytesPerChunk > item.File.Length || bytes > Array.MaxLength)
        {
            return false;
        }

        var cache = new OneChunk();
        int[] at = new int[sides.Length];
        for (int index = 0; index < (int)chunks; index++)
        {
            for (int axis = sides.Length - 1, left = index; axis >= 0; left /= counts[axis], axis--)
            {
                at[axis] = left % counts[axis] * chunk[axis];
            }

            _ = One<TFile>(item, at, cache);
            if (cache.Chunk.Length != (int)bytes)
            {
                // A chunk that reaches beyond the array on an axis of its own does not show by its places.
                return false;
            }

            Copy(MemoryMarshal.Cast<byte, TFile>(cache.Chunk.Span), (sides, chunk, at), target);
        }

        return true;
    }

    private static void Copy<TFile, T>(ReadOnlySpan<TFile> source, (int[] Sides, int[] Chunk, int[] At) where, Span<T> target)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        (int[] sides, int[] chunk, int[] at) = where;
        int last = sides.Length - 1;
        while (last > 0 && chunk[last] == sides[last])
        {
            last--;
        }

        // Axes after this one are whole in the chunk and in the array.
        int whole = 1;
        for (int axis = last + 1; axis < sides.Length; axis++)
        {
            whole *= sides[axis];
        }

        int run = Math.Min(chunk[last], sides[last] - at[last]) * whole;
        int[] row = new int[last];
        do
        {
            long from = 0;
            long to = 0;
            for (int axis = 0; axis < last; axis++)
            {
                from = (from * chunk[axis]) + row[axis];
                to = (to * sides[axis]) + at[axis] + row[axis];
            }

            ReadOnlySpan<TFile> values = source.Slice((int)(from * chunk[last] * whole), run);
            Span<T> place = target.Slice((int)(((to * sides[last]) + at[last]) * whole), run);
            for (int i = 0; i < values.Length; i++)
            {
                place[i] = T.CreateTruncating(values[i]);
            }
        }
        while (Step(row, where));
    }

    private static bool Step(int[] row, (int[] Sides, int[] Chunk, int[] At) where)
    {
        for (int axis = row.Length - 1; axis >= 0; axis--)
        {
            if (++row[axis] < Math.Min(where.Chunk[axis], where.Sides[axis] - where.At[axis]))
            {
                return true;
            }

            row[axis] = 0;
        }

        return false;
    }

    // The first place along an axis that lies in another chunk than the first one.
    private static int Side<TFile>(Hdf5Item item, int[] sides, int axis)
        where TFile : unmanaged
    {
        (int low, int high) = (0, sides[axis]);
        int[] at = new int[sides.Length];
        while (high - low > 1)
        {
            at[axis] = (low + high) / 2;
            (low, high) = One<TFile>(item, at, new WhichChunk()) == 0 ? (at[axis], high) : (low, at[axis]);
        }

        return high;
    }

    private static ulong One<TFile>(Hdf5Item item, int[] at, IIndexedCache cache)
        where TFile : unmanaged => item.File.Guard(item.Where, () =>
    {
        ulong[] starts = Array.ConvertAll(at, place => (ulong)place);
        ulong[] ones = Array.ConvertAll(at, _ => 1UL);
        try
        {
            ((NativeDataset)item.Dataset).Read(new H5DatasetAccess(ChunkCache: cache), new TFile[1].AsMemory(), new HyperslabSelection(at.Length, starts, ones));
        }
        catch (EnoughException)
        {
            // Only the chunk's number was asked for.
        }

        return cache.Index;
    });

    private interface IIndexedCache : IReadingChunkCache
    {
        ulong Index { get; }
    }

    private sealed class OneChunk : IIndexedCache
    {
        public ulong Index { get; private set; }

        public Memory<byte> Chunk { get; private set; }

        // Copied: see Hdf5ChunkCache.
        public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkReader)
        {
            Index = chunkIndex;
            return Chunk = chunkReader().ToArray();
        }
    }

    private sealed class WhichChunk : IIndexedCache
    {
        public ulong Index { get; private set; }

        public Memory<byte> GetChunk(ulong chunkIndex, Func<Memory<byte>> chunkReader)
        {
            Index = chunkIndex;
            throw new EnoughException();
        }
    }

    private sealed class EnoughException : Exception;
}

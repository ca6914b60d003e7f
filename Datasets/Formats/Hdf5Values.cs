using System.Numerics;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Reads a data set's numbers, whatever their width in the file.</summary>
/// <remarks>Memory: the result; for arrays in one piece once more as they lie in the file, for chunked ones a chunk, or where chunks are small a block of 16 MiB and the chunks that it crosses (at most 512 MiB).</remarks>
internal static class Hdf5Values
{
    private const int BlockBytes = 16 << 20;
    private const long CacheBytes = 512L << 20;
    private const int FreeFetches = 100_000;

    /// <summary>(Count) values in row-major order. int64 beyond 2⁵³ is rounded.</summary>
    /// <exception cref="DatasetException">Not numbers, a type that is not read, or more than the file can hold.</exception>
    public static double[] Doubles(Hdf5Item item) => Read<double>(item);

    /// <summary>As <see cref="Doubles"/>, rounded to float32.</summary>
    public static float[] Singles(Hdf5Item item) => Read<float>(item);

    /// <summary>As <see cref="Doubles"/>, for whole numbers.</summary>
    public static long[] Integers(Hdf5Item item) => Read<long>(item);

    /// <summary>The values' bytes as they lie in the file, little-endian, row-major; of compounds and references too.</summary>
    /// <exception cref="DatasetException">As <see cref="Doubles"/>, or more than 2 GiB.</exception>
    public static byte[] Raw(Hdf5Item item)
    {
        long bytes = (long)Hdf5Sizes.Count(item) * item.Dataset.Type.Size;
        if (bytes > Array.MaxLength)
        {
            throw new DatasetException(item.Where, $"an array of {bytes} bytes", "less than 2 GiB", "Split the array.");
        }

        byte[] values = new byte[bytes];
        if (bytes > 0)
        {
            H5DatasetAccess cache = Cache(item);
            if (item.Kind is Hdf5Kind.Real or Hdf5Kind.Integer)
            {
                // Reading bytes does not look at their order; reading one number does.
                ulong[] ones = Array.ConvertAll(item.Dataset.Space.Dimensions, _ => 1UL);
                Block<double>(item, cache, new ulong[ones.Length], ones, new double[1]);
            }

            Take(item, cache, null, values.AsMemory(), bytes);
        }

        return values;
    }

    /// <summary>Values of a block: `counts[i]` of them from `starts[i]` on each axis, row-major; of the whole array where the lists are empty.</summary>
    /// <param name="item">A data set of numbers.</param>
    /// <param name="reader">Keeps chunks between blocks of the same data set: see <see cref="Cache"/>.</param>
    /// <param name="starts">(axes) first indices.</param>
    /// <param name="counts">(axes) numbers of indices.</param>
    /// <param name="target">(product of counts) filled.</param>
    public static void Block<T>(Hdf5Item item, H5DatasetAccess reader, ulong[] starts, ulong[] counts, Span<T> target)
        where T : unmanaged, INumberBase<T>
    {
        IH5DataType type = item.Dataset.Type;
        bool isSigned = type.Class is H5DataTypeClass.FixedPoint && type.FixedPoint.IsSigned;
        switch (type.Class, type.Size, isSigned)
        {
            case (H5DataTypeClass.FloatingPoint, 2, _): As<Half, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FloatingPoint, 4, _): As<float, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FloatingPoint, 8, _): As<double, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 1, true): As<sbyte, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 1, false) or (H5DataTypeClass.Enumerated or H5DataTypeClass.BitField, 1, _): As<byte, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 2, true): As<short, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 2, false): As<ushort, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 4, true): As<int, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 4, false): As<uint, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 8, true): As<long, T>(item, reader, starts, counts, target); break;
            case (H5DataTypeClass.FixedPoint, 8, false): As<ulong, T>(item, reader, starts, counts, target); break;
            default: throw new DatasetException(item.Where, $"{type.Class} of {type.Size} bytes", "floating point of 2, 4 or 8 bytes or whole numbers of 1…8", "Store the array as float32 or float64.");
        }
    }

    /// <summary>What keeps the chunks of one data set while blocks of it are read.</summary>
    /// <exception cref="DatasetException">As <see cref="Hdf5Sizes.Count"/>.</exception>
    public static H5DatasetAccess Cache(Hdf5Item item)
    {
        long bytes = (long)Hdf5Sizes.Count(item) * item.Dataset.Type.Size;
        return new H5DatasetAccess(ChunkCache: new Hdf5ChunkCache(Math.Min(CacheBytes, bytes), FreeFetches + (item.File.Length / 8)));
    }

    private static T[] Read<T>(Hdf5Item item)
        where T : unmanaged, INumberBase<T>
    {
        int count = Hdf5Sizes.Count(item);
        T[] values = new T[count];
        if (count > 0)
        {
            Block<T>(item, Cache(item), [], [], values);
        }

        return values;
    }

    private static void As<TFile, T>(Hdf5Item item, H5DatasetAccess cache, ulong[] starts, ulong[] counts, Span<T> target)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        ulong[] sides = item.Dataset.Space.Dimensions;
        if (counts.Length > 0 || sides.Length == 0 || item.Dataset.Layout.Class is not H5DataLayoutClass.Chunked)
        {
            // An array in one piece is copied as such; a part of it would be walked number by number where the last axis is short.
            Part<TFile, T>(item, cache, counts.Length == 0 ? null : new HyperslabSelection(counts.Length, starts, counts), target);
        }
        else if (!Hdf5Chunks.TryRead<TFile, T>(item, target))
        {
            Rows<TFile, T>(item, cache, sides, target);
        }
    }

    private static void Rows<TFile, T>(Hdf5Item item, H5DatasetAccess cache, ulong[] sides, Span<T> target)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        int row = target.Length / (int)sides[0];
        int rows = (int)Math.Clamp(BlockBytes / ((long)row * item.Dataset.Type.Size), 1, (long)sides[0]);
        ulong[] starts = new ulong[sides.Length];
        for (int first = 0; first < (int)sides[0]; first += rows)
        {
            int taken = Math.Min(rows, (int)sides[0] - first);
            starts[0] = (ulong)first;
            Part<TFile, T>(item, cache, new HyperslabSelection(sides.Length, starts, [(ulong)taken, .. sides[1..]]), target.Slice(first * row, taken * row));
        }
    }

    private static void Part<TFile, T>(Hdf5Item item, H5DatasetAccess cache, Selection? selection, Span<T> target)
        where TFile : unmanaged, INumberBase<TFile>
        where T : unmanaged, INumberBase<T>
    {
        TFile[] buffer = new TFile[target.Length];
        Take(item, cache, selection, buffer.AsMemory(), (long)buffer.Length * item.Dataset.Type.Size);
        for (int i = 0; i < buffer.Length; i++)
        {
            target[i] = T.CreateTruncating(buffer[i]);
        }
    }

    private static void Take<T>(Hdf5Item item, H5DatasetAccess cache, Selection? selection, Memory<T> target, long bytes) => item.File.Guard(item.Where, () =>
    {
        var dataset = (NativeDataset)item.Dataset;
        item.File.DataBytes = 0;
        dataset.Read(cache, target, selection);
        bool isElsewhere = dataset.Layout.Class is H5DataLayoutClass.Contiguous && item.File.DataBytes < bytes;
        return isElsewhere
            ? throw new DatasetException(item.Where, "an array that was never written, or that lies in another file", "values in this file", "Copy the data into one file with h5repack.")
            : true;
    });
}

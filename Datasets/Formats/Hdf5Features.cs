using Concord.Datasets.Assemblies;
using PureHDF;
using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Reads a lab's own activations from HDF5: a list of ids and one array a layer, in the file's root or in groups.</summary>
/// <remarks>Library: PureHDF. Ids: a one-dimensional dataset of texts under one of stimulus_ids, ids, stimulus_id, file_names or filenames. Every numeric dataset of two or more sizes is a layer, named by its path; one-dimensional numeric datasets are passed over.</remarks>
public static class Hdf5Features
{
    private const int MaximumDepth = 8;

    // PureHDF's default cache of 1 MiB decompresses a gzip chunk again for each row that crosses it.
    static Hdf5Features() => ChunkCache.DefaultReadingChunkCacheFactory = () => new SimpleReadingChunkCache(chunkSlotCount: 521, byteCount: 512 << 20);

    /// <summary>Reads every layer.</summary>
    /// <exception cref="DatasetException">Not HDF5, no ids, duplicates, a row count that differs, or values that are not finite.</exception>
    public static IReadOnlyList<FeatureSet> Read(string path)
    {
        try
        {
            using var file = H5File.OpenRead(path);
            long most = Math.Max(64L << 20, 1032 * new FileInfo(path).Length);
            var found = new Dictionary<string, IH5Dataset>(StringComparer.Ordinal);
            Collect(file, "", 0, found);
            return Build(path, found, most);
        }
        catch (Exception fault) when (fault is not DatasetException)
        {
            // PureHDF raises plain exceptions of many kinds for damaged files, OutOfMemoryException for absurd sizes among them; this is the border where they get a name.
            throw new DatasetException(path, $"HDF5 that cannot be read ({fault.Message})", "a whole HDF5 file with ids and layers", "Write it again with h5py, without LZF or external links.", fault);
        }
    }

    private static void Collect(IH5Group group, string prefix, int depth, Dictionary<string, IH5Dataset> found)
    {
        if (depth > MaximumDepth)
        {
            return;
        }

        foreach (IH5Object child in group.Children())
        {
            string name = prefix.Length == 0 ? child.Name : $"{prefix}/{child.Name}";
            if (child is IH5Dataset dataset)
            {
                found[name] = dataset;
            }
            else if (child is IH5Group inner)
            {
                Collect(inner, name, depth + 1, found);
            }
        }
    }

    private static List<FeatureSet> Build(string path, Dictionary<string, IH5Dataset> found, long mostBytes)
    {
        string idName = FeatureTable.ChooseIds(path, [.. found.Keys]);
        string[] ids = ReadIds($"{path}[{idName}]", found[idName]);
        var layers = new List<FeatureSet>();
        foreach ((string name, IH5Dataset dataset) in found.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            H5DataTypeClass kind = dataset.Type.Class;
            if (name == idName || kind is not (H5DataTypeClass.FloatingPoint or H5DataTypeClass.FixedPoint) || dataset.Space.Rank < 2)
            {
                continue;
            }

            RefuseGiants($"{path}[{name}]", dataset, mostBytes);
            int[] shape = [.. dataset.Space.Dimensions.Select(side => checked((int)side))];
            FeatureTable.CheckShape($"{path}[{name}]", shape, ids.Length);
            layers.Add(FeatureTable.Layer($"{path}[{name}]", name, ids, shape, ReadValues($"{path}[{name}]", dataset)));
        }

        return layers.Count > 0 ? layers : throw FeatureTable.NoLayer(path);
    }

    // Deflate cannot expand further than 1032:1, so a larger claim is a lie or a file of fill values.
    private static void RefuseGiants(string where, IH5Dataset dataset, long mostBytes)
    {
        double bytes = dataset.Type.Size;
        foreach (ulong side in dataset.Space.Dimensions)
        {
            bytes *= side;
        }

        if (bytes > mostBytes || bytes > Array.MaxLength)
        {
            throw new DatasetException(where, $"an array of {bytes:0} bytes", $"less than 2 GiB and no more than the file can hold ({mostBytes})", "Split the array: one dataset a layer.");
        }
    }

    private static string[] ReadIds(string where, IH5Dataset dataset)
    {
        if (dataset.Space.Rank != 1 || dataset.Type.Class is not (H5DataTypeClass.String or H5DataTypeClass.VariableLength))
        {
            throw new DatasetException(where, $"{dataset.Type.Class} of {dataset.Space.Rank} sizes", "one list of texts", "Write the ids with h5py.string_dtype().");
        }

        return [.. dataset.Read<string[]>().Select(id => id.TrimEnd('\0'))];
    }

    private static float[] ReadValues(string where, IH5Dataset dataset)
    {
        (H5DataTypeClass, int) type = (dataset.Type.Class, dataset.Type.Size);
        bool signed = type.Item1 is H5DataTypeClass.FixedPoint && dataset.Type.FixedPoint.IsSigned;
        return type switch
        {
            (H5DataTypeClass.FloatingPoint, 4) => Flat<float>(dataset),
            (H5DataTypeClass.FloatingPoint, 8) => [.. Flat<double>(dataset).Select(value => (float)value)],
            (H5DataTypeClass.FloatingPoint, 2) => [.. Flat<Half>(dataset).Select(value => (float)value)],
            (H5DataTypeClass.FixedPoint, 1) when !signed => [.. Flat<byte>(dataset).Select(value => (float)value)],
            (H5DataTypeClass.FixedPoint, 4) when signed => [.. Flat<int>(dataset).Select(value => (float)value)],
            (H5DataTypeClass.FixedPoint, 8) when signed => [.. Flat<long>(dataset).Select(value => (float)value)],
            _ => throw new DatasetException(where, $"{type.Item1} of {type.Item2} bytes", "float16, float32, float64, uint8, int32 or int64", "Store the activations as float32."),
        };
    }

    private static T[] Flat<T>(IH5Dataset dataset)
        where T : unmanaged
    {
        long count = 1;
        foreach (ulong side in dataset.Space.Dimensions)
        {
            count = checked(count * (long)side);
        }

        T[] values = new T[count];
        dataset.Read(values.AsMemory());
        return values;
    }
}

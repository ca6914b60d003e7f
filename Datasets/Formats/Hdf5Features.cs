using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads a lab's own activations from HDF5: a list of ids and one array a layer, in the file's root or in groups.</summary>
/// <remarks>Ids: a one-dimensional data set of texts under one of stimulus_ids, ids, stimulus_id, file_names or filenames. Every numeric data set of two or more sizes is a layer, named by its path; one-dimensional numeric data sets are passed over. Opened by <see cref="Hdf5File"/>.</remarks>
public static class Hdf5Features
{
    /// <summary>Reads every layer.</summary>
    /// <exception cref="DatasetException">Not HDF5, no ids, duplicates, a row count that differs, or values that are not finite.</exception>
    public static IReadOnlyList<FeatureSet> Read(string path)
    {
        using Hdf5File file = Hdf5File.Open(path);
        string idName = FeatureTable.ChooseIds(path, [.. file.Items.Select(item => item.Path)]);
        string[] ids = ReadIds(file.Find(idName)!);
        var layers = new List<FeatureSet>();
        foreach (Hdf5Item item in file.Items.OrderBy(item => item.Path, StringComparer.Ordinal))
        {
            if (item.Path == idName || item.Kind is not (Hdf5Kind.Real or Hdf5Kind.Integer) || item.Dataset.Space.Rank < 2)
            {
                continue;
            }

            _ = Hdf5Sizes.Count(item);
            int[] shape = item.Shape;
            FeatureTable.CheckShape(item.Where, shape, ids.Length);
            layers.Add(FeatureTable.Layer(item.Where, item.Path, ids, shape, Hdf5Values.Singles(item)));
        }

        return layers.Count > 0 ? layers : throw FeatureTable.NoLayer(path);
    }

    private static string[] ReadIds(Hdf5Item item) => item.Kind is Hdf5Kind.Text && item.Dataset.Space.Rank == 1
        ? Hdf5Texts.Read(item)
        : throw new DatasetException(item.Where, $"{item.Kind} in {(item.Kind is Hdf5Kind.Group ? 0 : item.Dataset.Space.Rank)} sizes", "one list of texts", "Write the ids with h5py.string_dtype().");
}

using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads and writes a model brought as activations: NPZ, NPY or HDF5 with stimulus ids.</summary>
/// <remarks>
/// NPZ and HDF5: one list of ids (`stimulus_ids`, `ids`, `stimulus_id`, `file_names` or `filenames`; U or S texts) and one array a layer, rows = stimuli; further sizes are flattened in C order (channel, row, column for a PyTorch map). One-dimensional and text arrays beside them are passed over.
/// NPY, and NPZ without ids: the way of thingsvision, a `file_names.txt` (or `stimulus_ids.txt`) in the same folder with one name a line. There an id is the file's name without folder and extension where those stay unique, else the whole line.
/// A folder stands for its `features.npy`, `features.npz` or `features.h5`. The kind is told by content, not by extension.
/// </remarks>
public static class FeatureFile
{
    private static readonly string[] s_folderNames = ["features.npy", "features.npz", "features.h5", "features.hdf5"];
    private static readonly string[] s_idFiles = ["stimulus_ids.txt", "file_names.txt"];
    private static readonly string[] s_extensions = [".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp", ".gif"];

    /// <summary>Reads every layer of a file.</summary>
    /// <returns>One set a layer, in file order; all with the same ids.</returns>
    /// <exception cref="DatasetException">No ids, an id twice, another number of rows, a value that is not finite, or an unreadable file.</exception>
    public static IReadOnlyList<FeatureSet> Read(string path)
    {
        string file = Directory.Exists(path) ? InFolder(path) : path;
        Span<byte> mark = stackalloc byte[8];
        using (FileStream stream = FileBytes.Open(file))
        {
            _ = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        }

        return mark switch
        {
            [(byte)'P', (byte)'K', ..] => ReadNpz(file),
            [0x93, (byte)'N', (byte)'U', ..] => ReadNpy(file),
            [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => Hdf5Features.Read(file),
            _ => throw new DatasetException(file, "neither NPZ, NPY nor HDF5 by its first bytes", "a file of activations", "Save with numpy.savez or h5py; pickled files are not read."),
        };
    }

    /// <summary>Writes layers as NPZ: `stimulus_ids` and one float32 array a layer.</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="layers">At least one; all with the same ids in the same order, names different.</param>
    /// <exception cref="DatasetException">No layer, ids that differ, or a name twice or reserved.</exception>
    public static void Write(string path, IReadOnlyList<FeatureSet> layers)
    {
        ArgumentNullException.ThrowIfNull(layers);
        CheckLayers(path, layers);
        string partial = path + ".partial";
        using (FileStream file = File.Create(partial))
        using (var archive = new NpzWriter(file))
        {
            archive.Add(FeatureTable.IdNames[0], layers[0].StimulusIds);
            foreach (FeatureSet layer in layers)
            {
                archive.Add<float>(layer.Name, layer.Values, layer.StimulusIds.Count, layer.UnitCount);
            }
        }

        File.Move(partial, path, overwrite: true);
    }

    private static void CheckLayers(string path, IReadOnlyList<FeatureSet> layers)
    {
        if (layers.Count == 0)
        {
            throw new DatasetException(path, "no layer", "at least one", "Name the layers to export.");
        }

        Require.UniqueIds(path, [.. layers.Select(layer => layer.Name), .. FeatureTable.IdNames], "array name");
        foreach (FeatureSet layer in layers)
        {
            if (!layer.StimulusIds.SequenceEqual(layers[0].StimulusIds, StringComparer.Ordinal))
            {
                throw new DatasetException(path, $"layer '{layer.Name}' has other ids than '{layers[0].Name}'", "the same stimuli in the same order", "Write one file for each stimulus set.");
            }
        }
    }

    private static string InFolder(string folder) =>
        s_folderNames.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new DatasetException(folder, "a folder without features", string.Join(" or ", s_folderNames), "Name the file.");

    private static List<FeatureSet> ReadNpz(string path)
    {
        using NpzFile archive = NpzFile.Open(path);
        bool hasIds = FeatureTable.IdNames.Any(archive.Contains);
        string? beside = hasIds ? null : BesideOrNull(path);
        string? idName = beside is null ? FeatureTable.ChooseIds(path, archive.Names) : null;
        string[] ids = idName is null ? ReadLines(beside!) : ReadIds(archive.Read(idName));
        var layers = new List<FeatureSet>();
        foreach (string name in archive.Names.Where(name => name != idName))
        {
            AddLayer(layers, name, ids, archive.Read(name));
        }

        return layers.Count > 0 ? layers : throw FeatureTable.NoLayer(path);
    }

    private static List<FeatureSet> ReadNpy(string path)
    {
        string beside = BesideOrNull(path)
            ?? throw new DatasetException(path, "an .npy file without ids", $"{string.Join(" or ", s_idFiles)} beside it", "Write one id a line in the order of the rows, or save an NPZ with stimulus_ids.");
        var layers = new List<FeatureSet>();
        AddLayer(layers, Path.GetFileNameWithoutExtension(path), ReadLines(beside), NpyFile.Read(path));
        return layers.Count > 0 ? layers : throw FeatureTable.NoLayer(path);
    }

    private static void AddLayer(List<FeatureSet> layers, string name, string[] ids, NpyArray array)
    {
        if (array.IsNumeric && array.Shape.Count >= 2)
        {
            FeatureTable.CheckShape(array.Where, array.Shape, ids.Length);
            layers.Add(FeatureTable.Layer(array.Where, name, ids, array.Shape, array.ToSingles()));
        }
    }

    private static string[] ReadIds(NpyArray array) => array.Shape.Count == 1
        ? array.ToStrings()
        : throw new DatasetException(array.Where, $"ids of shape {array.ShapeText}", "one list", "Flatten the ids.");

    private static string? BesideOrNull(string path) =>
        s_idFiles.Select(name => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name)).FirstOrDefault(File.Exists);

    private static string[] ReadLines(string path)
    {
        string[] lines = [.. File.ReadLines(path).Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
        string[] names = [.. lines.Select(Shorten)];
        return names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names : lines;
    }

    private static string Shorten(string line)
    {
        string name = line[(line.LastIndexOfAny(['/', '\\']) + 1)..];
        return s_extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name;
    }
}

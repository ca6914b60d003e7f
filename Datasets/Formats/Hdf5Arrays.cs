using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Responses in a data set of an HDF5 file, called by its path; labels come from tables beside it.</summary>
internal sealed class Hdf5Arrays : IArrayFormat
{
    public string Id => "hdf5";

    public IReadOnlyList<string> Extensions { get; } = [".h5", ".hdf5"];

    public LabelledArray Read(string path, ArrayRequest request)
    {
        string chosen;
        int[] shape;
        using (Hdf5File file = Hdf5File.Open(path))
        {
            Hdf5Item[] arrays = [.. file.Items.Where(item => item.Kind is not (Hdf5Kind.Group or Hdf5Kind.Text) && item.Shape.Length >= 2)];
            chosen = request.Choose(path, [.. arrays.Select(item => item.Path)]);
            shape = arrays.First(item => item.Path == chosen).Shape;
        }

        return Hdf5Array.Read(path, chosen, [.. request.Name($"{path}[{chosen}]", shape).Select(axis => axis.Name)]);
    }
}

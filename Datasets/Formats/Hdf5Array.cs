using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads any numeric array of an HDF5 file by its path, without labels.</summary>
/// <remarks>Opened by <see cref="Hdf5File"/>. Memory: the values as float64, and for a moment once more as they lie in the file.</remarks>
public static class Hdf5Array
{
    /// <summary>Reads an array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="dataset">The data set's path inside it, "group/data".</param>
    /// <param name="axes">(axes) their names, slowest first; null for axis0, axis1 …</param>
    /// <returns>The values row-major; the data set's attributes that are texts or numbers, as text.</returns>
    /// <exception cref="DatasetException">No such data set, not numbers, another number of axes, or a damaged file.</exception>
    public static LabelledArray Read(string path, string dataset, IReadOnlyList<string>? axes = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        using Hdf5File file = Hdf5File.Open(path);
        Hdf5Item item = file.Find(dataset)
            ?? throw new DatasetException(path, $"no data set '{dataset}'", $"one of {string.Join(", ", file.Items.Where(found => found.Kind is not Hdf5Kind.Group).Select(found => found.Path))}", "Check the name that the array was saved under.");
        _ = Hdf5Sizes.Count(item);
        int[] shape = item.Shape;
        if (axes is not null && axes.Count != shape.Length)
        {
            throw new DatasetException(item.Where, $"{shape.Length} axes ({string.Join('×', shape)})", $"{axes.Count} ({string.Join(", ", axes)})", "Name each axis.");
        }

        LabelledAxis[] named = [.. shape.Select((length, axis) => new LabelledAxis(axes?[axis] ?? $"axis{axis}", length))];
        return new LabelledArray(item.Where, item.Name, named, Hdf5Values.Doubles(item), Hdf5Attributes.All(item));
    }
}

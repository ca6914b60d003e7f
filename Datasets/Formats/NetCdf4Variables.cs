using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Finds the variables of a NetCDF-4 file, which is HDF5 with dimension scales.</summary>
/// <remarks>
/// A variable's dimensions are the objects that its DIMENSION_LIST refers to, or those whose numbers (`_Netcdf4Dimid`) stand in its `_Netcdf4Coordinates`; a variable that is a dimension scale is its own. A scale without values has a NAME that says so.
/// Source: Unidata, "NetCDF-4 Format Specification".
/// </remarks>
internal static class NetCdf4Variables
{
    private const string NoVariable = "This is a netCDF dimension but not a netCDF variable";
    private const string NotItsCoordinate = "_nc4_non_coord_";

    /// <summary>The variables of one group.</summary>
    /// <param name="file">Must stay open while values are read.</param>
    /// <param name="group">"" for the root.</param>
    public static List<NetCdfVariable> Of(Hdf5File file, string group)
    {
        var variables = new List<NetCdfVariable>();
        Dictionary<double, Hdf5Item> byNumber = Numbered(file);
        foreach (Hdf5Item item in file.Items.Where(item => item.Kind is not Hdf5Kind.Group && item.Path[..Math.Max(0, item.Path.LastIndexOf('/'))] == group))
        {
            if (Hdf5Attributes.Text(item, "NAME")?.StartsWith(NoVariable, StringComparison.Ordinal) is not true)
            {
                variables.Add(Variable(item, Dimensions(item, byNumber)));
            }
        }

        return variables;
    }

    private static Dictionary<double, Hdf5Item> Numbered(Hdf5File file)
    {
        var byNumber = new Dictionary<double, Hdf5Item>();
        foreach (Hdf5Item item in file.Items.Where(item => item.Kind is not Hdf5Kind.Group))
        {
            // Variables along a dimension may carry its number too.
            if (IsScale(item) && Hdf5Attributes.Numbers(item, "_Netcdf4Dimid") is [double number])
            {
                byNumber.TryAdd(number, item);
            }
        }

        return byNumber;
    }

    private static NetCdfVariable Variable(Hdf5Item item, string[] dimensions)
    {
        _ = Hdf5Sizes.Count(item);
        int[] shape = item.Shape;
        if (shape.Length != dimensions.Length)
        {
            throw new DatasetException(item.Where, $"{shape.Length} sizes and {dimensions.Length} dimensions ({string.Join(", ", dimensions)})", "a dimension for each size", "The file is not NetCDF, or damaged; a plain HDF5 array is read by its path.");
        }

        return new NetCdfVariable
        {
            Where = item.Where,
            Name = item.Name.StartsWith(NotItsCoordinate, StringComparison.Ordinal) ? item.Name[NotItsCoordinate.Length..] : item.Name,
            Dimensions = [.. dimensions.Zip(shape)],
            Kind = item.Kind switch
            {
                Hdf5Kind.Text => LabelKind.Text,
                Hdf5Kind.Integer => LabelKind.Integer,
                Hdf5Kind.Boolean => LabelKind.Boolean,
                _ => LabelKind.Real,
            },
            Attributes = Hdf5Attributes.All(item),
            Doubles = () => Hdf5Values.Doubles(item),
            Integers = () => Hdf5Values.Integers(item),
            Texts = () => Hdf5Texts.Read(item),
        };
    }

    private static string[] Dimensions(Hdf5Item item, Dictionary<double, Hdf5Item> byNumber)
    {
        if (Hdf5Attributes.References(item, "DIMENSION_LIST") is { } lists)
        {
            return Array.ConvertAll(lists, list => list is [ulong first, ..] && item.File.At(first) is { } scale
                ? scale.Name
                : throw new DatasetException(item.Where, "a dimension that is nowhere in the file", "a dimension scale for each size", "The file is damaged; copy it again."));
        }

        double[] numbers = Hdf5Attributes.Numbers(item, "_Netcdf4Coordinates");
        return (IsScale(item) && item.Dataset.Space.Rank == 1) || !Array.TrueForAll(numbers, byNumber.ContainsKey)
            ? [item.Name]
            : Array.ConvertAll(numbers, number => byNumber[number].Name);
    }

    private static bool IsScale(Hdf5Item item) => Hdf5Attributes.Text(item, "CLASS") == "DIMENSION_SCALE";
}

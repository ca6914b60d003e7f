using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Reads an xarray DataArray from NetCDF, the form in which Brain-Score keeps its assemblies.</summary>
/// <remarks>
/// One data variable and its coordinates: those that a `coordinates` attribute names, and those with the name of a dimension. Coordinates along one dimension become its labels, whether they were levels of a MultiIndex or not; a single value becomes an attribute. Truth values are int8 with dtype "bool", texts of any length, fill values NaN, scale_factor and add_offset applied, as xarray does; times stay numbers.
/// Both kinds of files: NetCDF-4 (HDF5: see <see cref="Hdf5File"/>) and the classic ones (see <see cref="NetCdf3File"/>).
/// Memory: the values as float64, and for a moment once more as they lie in the file.
/// Source: Brain-Score core, brainio/packaging.py (write_netcdf) and assemblies.py (AssemblyLoader, gather_indexes); xarray, conventions.py.
/// </remarks>
public static class NetCdfAssembly
{
    // What belongs to the file's form and not to the array.
    private static readonly HashSet<string> s_form = new(StringComparer.Ordinal)
    {
        "coordinates", "_FillValue", "missing_value", "scale_factor", "add_offset", "dtype", "_Encoding", "CLASS", "NAME", "DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_NCProperties", "_Unsigned",
    };

    /// <summary>Reads one data variable with its labels.</summary>
    /// <param name="path">A NetCDF file of either kind.</param>
    /// <param name="variable">The variable, with its groups before it ("group/data"); null for the only one of the root.</param>
    /// <exception cref="DatasetException">Not NetCDF, damaged, several data variables and none named, or labels that do not fit.</exception>
    public static LabelledArray Read(string path, string? variable = null)
    {
        byte[] start = new byte[8];
        int got;
        using (FileStream file = FileBytes.Open(path))
        {
            got = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        }

        if (got >= 4 && start.AsSpan().StartsWith("CDF"u8))
        {
            using NetCdf3File classic = NetCdf3File.Open(path);
            return Build(path, classic.Variables, variable);
        }

        using Hdf5File hdf5 = Hdf5File.Open(path);
        int slash = variable?.LastIndexOf('/') ?? -1;
        return Build(path, NetCdf4Variables.Of(hdf5, variable is null ? "" : variable[..Math.Max(0, slash)].Trim('/')), variable?[(slash + 1)..]);
    }

    private static LabelledArray Build(string path, IReadOnlyList<NetCdfVariable> variables, string? name)
    {
        NetCdfVariable data = Choose(path, variables, name);
        var attributes = data.Attributes.Where(pair => !s_form.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        HashSet<string> coordinates = Coordinates(variables);
        var labels = data.Dimensions.ToDictionary(dimension => dimension.Name, _ => new Dictionary<string, LabelColumn>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (NetCdfVariable coordinate in variables.Where(variable => variable != data && coordinates.Contains(variable.Name)))
        {
            AddLabels(data, coordinate, labels, attributes);
        }

        if (data.Kind is LabelKind.Text)
        {
            throw new DatasetException(data.Where, "texts", "numbers", "Name another variable of the file.");
        }

        return new LabelledArray(
            data.Where,
            data.Name == "__xarray_dataarray_variable__" ? "" : data.Name,
            [.. data.Dimensions.Select(dimension => new LabelledAxis(dimension.Name, dimension.Length, labels[dimension.Name], data.Where))],
            data.Decoded(),
            attributes);
    }

    private static NetCdfVariable Choose(string path, IReadOnlyList<NetCdfVariable> variables, string? name)
    {
        foreach (NetCdfVariable variable in variables)
        {
            CheckDimensions(variable);
        }

        HashSet<string> coordinates = Coordinates(variables);
        NetCdfVariable[] candidates = [.. variables.Where(variable => name is null ? !coordinates.Contains(variable.Name) : variable.Name == name)];
        return candidates.Length == 1
            ? candidates[0]
            : throw new DatasetException(path, name is null ? $"{candidates.Length} data variables ({string.Join(", ", candidates.Select(candidate => candidate.Name))})" : $"no variable '{name}' among {string.Join(", ", variables.Select(variable => variable.Name))}", "one", "Name the variable that holds the responses.");
    }

    private static void CheckDimensions(NetCdfVariable variable)
    {
        if (variable.Dimensions.Any(dimension => string.IsNullOrWhiteSpace(dimension.Name)) || variable.Dimensions.DistinctBy(dimension => dimension.Name).Count() < variable.Dimensions.Count)
        {
            throw new DatasetException(variable.Where, $"dimensions '{string.Join("', '", variable.Dimensions.Select(dimension => dimension.Name))}'", "names, each once", "Rename the dimensions.");
        }
    }

    private static HashSet<string> Coordinates(IReadOnlyList<NetCdfVariable> variables)
    {
        HashSet<string> names = new(variables.SelectMany(variable => variable.Dimensions).Select(dimension => dimension.Name), StringComparer.Ordinal);
        foreach (NetCdfVariable variable in variables)
        {
            names.UnionWith(variable.Attributes.GetValueOrDefault("coordinates", "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return names;
    }

    private static void AddLabels(NetCdfVariable data, NetCdfVariable coordinate, Dictionary<string, Dictionary<string, LabelColumn>> labels, Dictionary<string, string> attributes)
    {
        if (coordinate.Dimensions.Count == 0)
        {
            attributes[coordinate.Name] = coordinate.ToLabels().ToTexts() is [string only] ? only : "";
            return;
        }

        if (coordinate.Dimensions.Count > 1 || !labels.TryGetValue(coordinate.Dimensions[0].Name, out Dictionary<string, LabelColumn>? columns))
        {
            attributes[coordinate.Name] = $"not read: a coordinate along {string.Join(" × ", coordinate.Dimensions.Select(dimension => dimension.Name))}";
            return;
        }

        int length = data.Dimensions.First(dimension => dimension.Name == coordinate.Dimensions[0].Name).Length;
        if (coordinate.Dimensions[0].Length != length)
        {
            throw new DatasetException(coordinate.Where, $"{coordinate.Dimensions[0].Length} labels", $"{length}, one for each place along {coordinate.Dimensions[0].Name}", "The file is damaged; write it again.");
        }

        columns[coordinate.Name] = coordinate.ToLabels();
    }
}

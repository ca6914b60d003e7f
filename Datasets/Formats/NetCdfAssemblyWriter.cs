using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Writes a labelled array as NetCDF that xarray and Brain-Score's loader read back equal to the last digit.</summary>
/// <remarks>
/// The classic format with 64-bit offsets (CDF-2), or with 64-bit data (CDF-5) where a whole number needs more than 32 bits or an array more than 2 GiB. Values are float64; labels are variables that the `coordinates` attribute names: texts as UTF-8 characters with `_Encoding`, truth values as int8 with dtype "bool", as xarray writes them.
/// NetCDF-4 is not written: PureHDF gives all texts of a file one length, while netCDF's C library wants CLASS in 16 bytes and labels in variable length (tried with PureHDF 2.2.0 and netCDF 4.9.0).
/// Source: Unidata, "The NetCDF Classic Format Specification"; xarray, backends/netcdf3.py.
/// </remarks>
public static class NetCdfAssemblyWriter
{
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "coordinates", "_FillValue", "missing_value", "scale_factor", "add_offset", "dtype", "_Encoding", "units", "calendar",
    };

    /// <summary>Writes an array.</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="array">Names of axes and labels without blanks and slashes, each name once in the whole file, unless a label has its axis's own name.</param>
    /// <exception cref="DatasetException">A name that NetCDF or xarray cannot take, or no place on the disk.</exception>
    public static void Write(string path, LabelledArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        string name = array.Name.Length == 0 ? "data" : array.Name;
        CheckNames(path, name, array);
        List<NetCdf3Output> variables = Variables(array, name);
        bool isWide = variables.Exists(variable => variable.Type is NetCdf3Type.Int64 || variable.Bytes >= int.MaxValue - 4);
        var header = new NetCdf3Header(isWide, variables);
        string partial = path + ".partial";
        using (FileStream file = File.Create(partial))
        {
            file.Write(header.ToBytes());
            foreach (NetCdf3Output variable in variables)
            {
                variable.Write(file);
            }
        }

        File.Move(partial, path, overwrite: true);
    }

    private static void CheckNames(string path, string name, LabelledArray array)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { name };
        foreach (LabelledAxis axis in array.Axes)
        {
            Check(path, axis.Name, names.Add(axis.Name) && !IsTextLength(axis.Name));
            if (axis.Length == 0)
            {
                throw new DatasetException(path, $"no place along {axis.Name}", "at least one", "Write the array when it holds something.");
            }

            foreach (string label in axis.Labels.Keys)
            {
                Check(path, label, label == axis.Name || names.Add(label));
            }
        }

        Check(path, name, true);
    }

    // The lengths of texts are dimensions called string5, string12 …
    private static bool IsTextLength(string name) => name.StartsWith("string", StringComparison.Ordinal) && name.Length > 6 && name.AsSpan(6).IndexOfAnyExceptInRange('0', '9') < 0;

    private static void Check(string path, string name, bool isNew)
    {
        if (!isNew || name.Length == 0 || name[0] == '_' || name.Any(character => character is <= ' ' or '/' or '\x7F'))
        {
            throw new DatasetException(path, $"the name '{name}'{(isNew ? "" : ", which is taken")}", "names without blanks, slashes and an underscore in front, each once", "Rename the axis or label.");
        }
    }

    private static List<NetCdf3Output> Variables(LabelledArray array, string name)
    {
        string[] labels = [.. array.Axes.SelectMany(axis => axis.Labels.Keys.Where(label => label != axis.Name))];
        var attributes = array.Attributes.Where(pair => !s_reserved.Contains(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        if (labels.Length > 0)
        {
            attributes["coordinates"] = string.Join(' ', labels);
        }

        var variables = new List<NetCdf3Output>();
        foreach (LabelledAxis axis in array.Axes)
        {
            variables.AddRange(axis.Labels.Select(pair => Label(axis, pair.Key, pair.Value)));
        }

        // The array comes last: in CDF-2 only the last variable may pass 4 GiB.
        variables.Add(NetCdf3Output.Of(name, [.. array.Axes.Select(axis => (axis.Name, axis.Length))], attributes, array.Values));
        return variables;
    }

    private static NetCdf3Output Label(LabelledAxis axis, string name, LabelColumn column)
    {
        (string, int)[] dimensions = [(axis.Name, axis.Length)];
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        return column.Kind switch
        {
            LabelKind.Text => NetCdf3Output.Of(name, axis.Name, column.ToTexts()),
            LabelKind.Boolean => NetCdf3Output.Of(name, dimensions, new(StringComparer.Ordinal) { ["dtype"] = "bool" }, Array.ConvertAll(column.ToInt64s()!, value => (sbyte)value)),
            LabelKind.Integer => NetCdf3Output.Of(name, dimensions, none, column.ToInt64s()!),
            _ => NetCdf3Output.Of(name, dimensions, none, column.ToDoubles()!),
        };
    }
}

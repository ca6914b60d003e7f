using Concord.Datasets.Assemblies;

namespace Concord.Datasets.Formats;

/// <summary>Writes assemblies for other tools: NumPy archives and Parquet tables that <see cref="ArrayFile"/> reads back equal to the last digit.</summary>
public static class ArrayWriter
{
    /// <summary>Endings that can be written.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".nc", ".npz", ".parquet"];

    /// <summary>Writes in the format of the file's ending: .nc (xarray, Brain-Score), .npz (NumPy), .parquet (a long table).</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="array">What to write.</param>
    /// <exception cref="DatasetException">Another ending, or names that the format cannot take.</exception>
    public static void Write(string path, LabelledArray array)
    {
        ArgumentNullException.ThrowIfNull(path);
        Action<string, LabelledArray> write = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".nc" => NetCdfAssemblyWriter.Write,
            ".npz" => WriteNpz,
            ".parquet" => WriteParquet,
            _ => throw new DatasetException(path, $"a file that ends in '{Path.GetExtension(path)}'", string.Join(", ", Extensions), "Choose one of these endings."),
        };
        write(path, array);
    }

    /// <summary>One array `responses`, its axes' names in `axes`, and one array AXIS.COLUMN for each column of labels.</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="array">What to write.</param>
    public static void WriteNpz(string path, LabelledArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Beside(path, stream =>
        {
            using var archive = new NpzWriter(stream);
            archive.Add(NpzArrays.AxesName, [.. array.Axes.Select(axis => axis.Name)]);
            foreach (LabelledAxis axis in array.Axes)
            {
                foreach ((string name, LabelColumn column) in axis.Labels)
                {
                    Add(archive, $"{axis.Name}.{name}", column);
                }
            }

            archive.Add<double>("responses", array.Values, [.. array.Axes.Select(axis => axis.Length)]);
        });
    }

    /// <summary>A long table: one row a value, columns of labels from every axis, the numbers in `value`; missing values have no row.</summary>
    /// <param name="path">Replaced if there; written beside and renamed into place.</param>
    /// <param name="array">What to write; no column's name on two axes, none called value.</param>
    /// <exception cref="DatasetException">A column's name on two axes.</exception>
    public static void WriteParquet(string path, LabelledArray array)
    {
        ArgumentNullException.ThrowIfNull(array);
        Require.UniqueIds(path, [.. array.Axes.SelectMany(axis => axis.Labels.Keys), LabelNames.Value[0]], "column");
        int[] rows = [.. Enumerable.Range(0, array.Values.Length).Where(cell => !double.IsNaN(array.Values[cell]))];
        var columns = new Dictionary<string, LabelColumn>(StringComparer.Ordinal);
        int inner = array.Values.Length;
        foreach (LabelledAxis axis in array.Axes)
        {
            inner /= Math.Max(1, axis.Length);
            int below = inner;
            int[] places = Array.ConvertAll(rows, cell => cell / below % axis.Length);
            foreach ((string name, LabelColumn column) in axis.Labels)
            {
                columns[name] = column.At(places);
            }
        }

        columns[LabelNames.Value[0]] = LabelColumn.Of(Array.ConvertAll(rows, cell => array.Values[cell]));
        Beside(path, stream => ParquetTable.Write(stream, new LabelTable(path, rows.Length, columns)));
    }

    private static void Add(NpzWriter archive, string name, LabelColumn column)
    {
        switch (column.Kind)
        {
            case LabelKind.Text:
                archive.Add(name, column.ToTexts());
                break;
            case LabelKind.Integer:
                archive.Add<long>(name, column.ToInt64s(), column.Count);
                break;
            case LabelKind.Boolean:
                archive.Add<bool>(name, Array.ConvertAll(column.ToInt64s()!, value => value != 0), column.Count);
                break;
            default:
                archive.Add<double>(name, column.ToDoubles(), column.Count);
                break;
        }
    }

    internal static void Beside(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(path);
        string partial = path + ".partial";
        using (FileStream file = File.Create(partial))
        {
            write(file);
        }

        File.Move(partial, path, overwrite: true);
    }
}

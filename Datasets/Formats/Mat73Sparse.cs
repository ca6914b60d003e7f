namespace Concord.Datasets.Formats;

/// <summary>Reads a sparse matrix of a MATLAB 7.3 file: a group of `data`, `ir` (rows) and `jc` (where columns begin); `data` and `ir` are left out where all is zero.</summary>
internal static class Mat73Sparse
{
    public static MatSparse Read(Hdf5Item group, string where, Func<Hdf5Item, string, Hdf5Item?> part)
    {
        double[] rowCount = Hdf5Attributes.Numbers(group, "MATLAB_sparse");
        if (rowCount is not [>= 0 and <= int.MaxValue] || part(group, "jc") is not { } jc)
        {
            throw new DatasetException(where, $"a sparse matrix of {string.Join(", ", rowCount)} rows, its columns missing or not", "rows and columns", "The file is damaged; save it again.");
        }

        int[] starts = Indices(jc);
        int[] rows = part(group, "ir") is { } ir ? Indices(ir) : [];
        (double[], double[]?) values = part(group, "data") is not { } data
            ? ([], null)
            : data.Kind is Hdf5Kind.Complex
                ? Mat73Numbers.Read(data, (where, MatClass.Double, false), [Hdf5Sizes.Count(data), 1]) is var pair ? (pair.RealPart(), pair.ImaginaryPart()) : default
                : (Hdf5Values.Doubles(data), null);
        return new MatSparse(where, [(int)rowCount[0], Math.Max(0, starts.Length - 1)], rows, starts, values);
    }

    private static int[] Indices(Hdf5Item item) =>
        Array.ConvertAll(Hdf5Values.Doubles(item), value => value is >= 0 and <= int.MaxValue ? (int)value : -1);
}

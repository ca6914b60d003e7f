namespace Concord.Datasets.Formats;

/// <summary>Walks the variables of a MATLAB 7.3 file, which is HDF5 with MATLAB's attributes.</summary>
/// <remarks>
/// Sizes are reversed: MATLAB's first index runs fastest, HDF5's last. Characters are uint16 and logical values uint8, with MATLAB_class beside them; cells are data sets of references into the group `#refs#`; a structure is a group, whose fields are values or, in a structure array, data sets of references without a class; an empty array is a list of its sizes with MATLAB_empty; a sparse matrix is a group of `data`, `ir` and `jc` with MATLAB_sparse rows.
/// A cell that holds itself is an error; a value that several cells refer to is read once.
/// Source: files saved by MATLAB, among them the tests of skjerns/mat7.3 (github.com/skjerns/mat7.3, create_mat.m).
/// </remarks>
internal sealed class Mat73Reader(Hdf5File file)
{
    private const int MaximumDepth = 64;

    private readonly Dictionary<Hdf5Item, MatValue> _read = [];
    private readonly HashSet<Hdf5Item> _open = [];
    private readonly ILookup<string, Hdf5Item> _children = file.Items.Skip(1).ToLookup(item => Parent(item.Path), StringComparer.Ordinal);

    public Dictionary<string, MatValue> ReadVariables() => _children[""]
        .Where(item => item.Name is not ("#refs#" or "#subsystem#"))
        .ToDictionary(item => item.Name, item => Read(item, item.Name), StringComparer.Ordinal);

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private MatValue Read(Hdf5Item item, string at)
    {
        if (_read.TryGetValue(item, out MatValue? known))
        {
            return known;
        }

        if (!_open.Add(item) || _open.Count > MaximumDepth)
        {
            throw new DatasetException($"{file.Path}: {at}", "cells or structures inside themselves, or nested deeper than 64", "values that end", "The file is damaged; save it again.");
        }

        MatValue value = ReadNew(item, at);
        _open.Remove(item);
        return _read[item] = value;
    }

    private MatValue ReadNew(Hdf5Item item, string at)
    {
        string where = $"{file.Path}: {at}";
        string? name = Hdf5Attributes.Text(item, "MATLAB_class");
        MatClass matClass = Mat73Class.Of(name, item.Kind);
        return (matClass, item.Kind) switch
        {
            _ when Hdf5Attributes.Has(item, "MATLAB_sparse") => Mat73Sparse.Read(item, where, Part),
            _ when Hdf5Attributes.Numbers(item, "MATLAB_object_decode") is [3] => new MatUnsupported(where, MatClass.Opaque, [1, 1], $"an object of the MATLAB class {name}"),
            (not MatClass.None, not Hdf5Kind.Group) when Hdf5Attributes.Numbers(item, "MATLAB_empty") is [not 0] => ReadEmpty(item, matClass, where),
            (MatClass.Struct, Hdf5Kind.Group) => ReadStruct(item, at),
            (MatClass.Cell, Hdf5Kind.Reference) => new MatCell(where, Dimensions(item), ReadReferences(item, index => $"{at}{{{index + 1}}}")),
            (MatClass.Char, Hdf5Kind.Integer) => MatCharacters.Read(where, Dimensions(item), Mat73Numbers.Part(item), bigEndian: false),
            ( >= MatClass.Double and <= MatClass.UInt64, Hdf5Kind.Integer or Hdf5Kind.Real or Hdf5Kind.Complex or Hdf5Kind.Boolean) => Mat73Numbers.Read(item, (where, matClass, name == "logical"), Dimensions(item)),
            _ => new MatUnsupported(where, matClass is MatClass.None ? MatClass.Opaque : matClass, [1, 1], $"a value of the class {name ?? "(none)"} kept as {item.Kind}"),
        };
    }

    private static MatValue ReadEmpty(Hdf5Item item, MatClass matClass, string where)
    {
        double[] sides = Hdf5Sizes.Count(item) <= 32 ? Hdf5Values.Doubles(item) : [];
        if (sides.Length == 0 || Array.Exists(sides, side => side is not (>= 0 and <= int.MaxValue)) || !Array.Exists(sides, side => side == 0))
        {
            throw new DatasetException(where, $"an empty array of sizes {string.Join('×', sides)}", "sizes with a zero among them", "The file is damaged; save it again.");
        }

        int[] dimensions = AtLeastTwo(Array.ConvertAll(sides, side => (int)side));
        return matClass switch
        {
            MatClass.Char => new MatText(where, dimensions, []),
            MatClass.Cell => new MatCell(where, dimensions, []),
            MatClass.Struct => new MatStruct(where, dimensions, Hdf5Attributes.Characters(item, "MATLAB_fields") ?? [], []),
            _ => new MatNumeric(where, matClass, dimensions, new MatPart(MatStorage.Double, default), null, isLogical: false, bigEndian: false),
        };
    }

    private MatStruct ReadStruct(Hdf5Item group, string at)
    {
        // Fields in MATLAB's order where the file tells it.
        string[] order = Hdf5Attributes.Characters(group, "MATLAB_fields") ?? [];
        Hdf5Item[] fields = [.. _children[group.Path].OrderBy(field => Array.IndexOf(order, field.Name) is >= 0 and int place ? place : int.MaxValue)];
        string[] names = Array.ConvertAll(fields, field => field.Name);
        bool isArray = fields.Length > 0 && Array.TrueForAll(fields, field => field.Kind is Hdf5Kind.Reference && !Hdf5Attributes.Has(field, "MATLAB_class"));
        if (!isArray)
        {
            return new MatStruct($"{file.Path}: {at}", [1, 1], names, Array.ConvertAll(fields, field => Read(field, $"{at}.{field.Name}")));
        }

        int[] dimensions = Dimensions(fields[0]);
        MatValue[][] columns = Array.ConvertAll(fields, field => ReadReferences(field, index => $"{at}({index + 1}).{field.Name}"));
        if (Array.Exists(columns, column => column.Length != columns[0].Length))
        {
            throw new DatasetException($"{file.Path}: {at}", "fields of different lengths", "one value a field in each element", "The file is damaged; save it again.");
        }

        return new MatStruct($"{file.Path}: {at}", dimensions, names, [.. Enumerable.Range(0, columns[0].Length).SelectMany(element => columns.Select(column => column[element]))]);
    }

    private MatValue[] ReadReferences(Hdf5Item item, Func<int, string> at)
    {
        ulong[] references = Mat73Numbers.References(item);
        MatValue[] values = new MatValue[references.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = references[i] == 0
                ? new MatNumeric($"{file.Path}: {at(i)}", MatClass.Double, [0, 0], new MatPart(MatStorage.Double, default), null, isLogical: false, bigEndian: false)
                : Read(file.At(references[i]) ?? throw new DatasetException($"{file.Path}: {at(i)}", $"a reference to {references[i]}, where no object is", "an object of this file", "The file is damaged; save it again."), at(i));
        }

        return values;
    }

    private Hdf5Item? Part(Hdf5Item group, string name) => _children[group.Path].FirstOrDefault(item => item.Name == name);

    private static int[] Dimensions(Hdf5Item item)
    {
        _ = Hdf5Sizes.Count(item);
        return AtLeastTwo([.. item.Shape.Reverse()]);
    }

    private static int[] AtLeastTwo(int[] sides) => sides.Length switch
    {
        0 => [1, 1],
        1 => [sides[0], 1],
        _ => sides,
    };
}

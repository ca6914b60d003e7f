namespace Concord.Datasets.Formats;

/// <summary>The array classes as MATLAB 7.3 files name them.</summary>
internal static class Mat73Class
{
    private static readonly Dictionary<string, MatClass> s_classes = new(StringComparer.Ordinal)
    {
        ["double"] = MatClass.Double,
        ["canonical empty"] = MatClass.Double,
        ["single"] = MatClass.Single,
        ["int8"] = MatClass.Int8,
        ["uint8"] = MatClass.UInt8,
        ["logical"] = MatClass.UInt8,
        ["int16"] = MatClass.Int16,
        ["uint16"] = MatClass.UInt16,
        ["int32"] = MatClass.Int32,
        ["uint32"] = MatClass.UInt32,
        ["int64"] = MatClass.Int64,
        ["uint64"] = MatClass.UInt64,
        ["char"] = MatClass.Char,
        ["cell"] = MatClass.Cell,
        ["struct"] = MatClass.Struct,
        ["function_handle"] = MatClass.FunctionHandle,
    };

    /// <summary>The class of a name. Without one (files written by other programs): a structure for a group, cells for references, double for numbers.</summary>
    public static MatClass Of(string? name, Hdf5Kind kind) => name is not null
        ? s_classes.GetValueOrDefault(name, MatClass.None)
        : kind switch
        {
            Hdf5Kind.Group => MatClass.Struct,
            Hdf5Kind.Reference => MatClass.Cell,
            Hdf5Kind.Integer or Hdf5Kind.Real or Hdf5Kind.Complex => MatClass.Double,
            _ => MatClass.None,
        };
}

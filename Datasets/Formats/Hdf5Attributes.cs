using System.Globalization;
using System.Runtime.InteropServices;
using PureHDF;
using PureHDF.VOL.Native;

namespace Concord.Datasets.Formats;

/// <summary>Reads the attributes of groups and data sets.</summary>
internal static class Hdf5Attributes
{
    public static bool Has(Hdf5Item item, string name) => item.File.Guard(item.Where, () => item.Node.AttributeExists(name));

    /// <summary>A text, or null when there is no such attribute or it is something else.</summary>
    public static string? Text(Hdf5Item item, string name) =>
        Find(item, name) is { } attribute && Hdf5Item.KindOf(attribute.Type) is Hdf5Kind.Text ? Texts(item, attribute) is [string text] ? text : null : null;

    /// <summary>Numbers; none when there is no such attribute or it is something else.</summary>
    public static double[] Numbers(Hdf5Item item, string name) =>
        Find(item, name) is { } attribute && Hdf5Item.KindOf(attribute.Type) is Hdf5Kind.Integer or Hdf5Kind.Real or Hdf5Kind.Boolean ? Numbers(item, attribute) : [];

    /// <summary>(n) lists of references, such as a netCDF variable's dimensions; null when there is no such attribute.</summary>
    public static ulong[][]? References(Hdf5Item item, string name) => Find(item, name) is { } attribute
        ? item.File.Guard($"{item.Where}@{name}", () => Array.ConvertAll(
            attribute.Read<NativeObjectReference1[][]>(),
            list => MemoryMarshal.Cast<NativeObjectReference1, ulong>(list ?? []).ToArray()))
        : null;

    /// <summary>(n) texts kept as lists of characters, as MATLAB writes its field names; null when there is no such attribute.</summary>
    public static string[]? Characters(Hdf5Item item, string name) => Find(item, name) is { } attribute
        ? item.File.Guard($"{item.Where}@{name}", () => Array.ConvertAll(attribute.Read<string[][]>(), list => string.Concat(list ?? [])))
        : null;

    /// <summary>Every attribute that is a text, a number or a list of them, as text; numbers in the shortest form that reads back the same.</summary>
    public static Dictionary<string, string> All(Hdf5Item item)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IH5Attribute attribute in item.File.Guard(item.Where, () => item.Node.Attributes().ToList()))
        {
            string[]? words = Hdf5Item.KindOf(attribute.Type) switch
            {
                _ when attribute.Space.Type is H5DataspaceType.Null => null,
                Hdf5Kind.Text => Texts(item, attribute),
                Hdf5Kind.Integer or Hdf5Kind.Real or Hdf5Kind.Boolean => Array.ConvertAll(Numbers(item, attribute), number => number.ToString("R", CultureInfo.InvariantCulture)),
                _ => null,
            };
            if (words is not null)
            {
                all[attribute.Name] = string.Join(", ", words);
            }
        }

        return all;
    }

    private static IH5Attribute? Find(Hdf5Item item, string name) =>
        Has(item, name) ? item.File.Guard(item.Where, () => item.Node.Attribute(name)) : null;

    private static string[] Texts(Hdf5Item item, IH5Attribute attribute) =>
        item.File.Guard($"{item.Where}@{attribute.Name}", () => Array.ConvertAll(attribute.Read<string[]>(), text => (text ?? "").TrimEnd('\0')));

    private static double[] Numbers(Hdf5Item item, IH5Attribute attribute) => item.File.Guard($"{item.Where}@{attribute.Name}", () =>
    {
        bool isSigned = attribute.Type.Class is H5DataTypeClass.FixedPoint && attribute.Type.FixedPoint.IsSigned;
        return (attribute.Type.Class, attribute.Type.Size, isSigned) switch
        {
            (H5DataTypeClass.FloatingPoint, 2, _) => Array.ConvertAll(attribute.Read<Half[]>(), value => (double)value),
            (H5DataTypeClass.FloatingPoint, 4, _) => Array.ConvertAll(attribute.Read<float[]>(), value => (double)value),
            (H5DataTypeClass.FloatingPoint, 8, _) => attribute.Read<double[]>(),
            (_, 1, true) => Array.ConvertAll(attribute.Read<sbyte[]>(), value => (double)value),
            (_, 1, false) => Array.ConvertAll(attribute.Read<byte[]>(), value => (double)value),
            (_, 2, true) => Array.ConvertAll(attribute.Read<short[]>(), value => (double)value),
            (_, 2, false) => Array.ConvertAll(attribute.Read<ushort[]>(), value => (double)value),
            (_, 4, true) => Array.ConvertAll(attribute.Read<int[]>(), value => (double)value),
            (_, 4, false) => Array.ConvertAll(attribute.Read<uint[]>(), value => (double)value),
            (_, 8, true) => Array.ConvertAll(attribute.Read<long[]>(), value => (double)value),
            (_, 8, false) => Array.ConvertAll(attribute.Read<ulong[]>(), value => (double)value),
            _ => [],
        };
    });
}

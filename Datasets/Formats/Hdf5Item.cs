using PureHDF;

namespace Concord.Datasets.Formats;

/// <summary>A group or a data set of an HDF5 file.</summary>
internal sealed class Hdf5Item
{
    public Hdf5Item(Hdf5File file, string path, IH5Object node, ulong? address)
    {
        File = file;
        Path = path;
        Node = node;
        Address = address;
        Kind = node is IH5Dataset dataset ? KindOf(dataset.Type) : Hdf5Kind.Group;
    }

    public Hdf5File File { get; }

    /// <summary>Names of groups and of the object itself with '/' between; "" for the root.</summary>
    public string Path { get; }

    /// <summary>File and path, as messages say it.</summary>
    public string Where => $"{File.Path}[{Path}]";

    public IH5Object Node { get; }

    /// <summary>What references to this object hold.</summary>
    public ulong? Address { get; }

    public Hdf5Kind Kind { get; }

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The data set's sizes; none for one value.</summary>
    /// <exception cref="DatasetException">A group, or a size beyond 2³¹.</exception>
    public int[] Shape => File.Guard(Where, () => Array.ConvertAll(Dataset.Space.Dimensions, side => checked((int)side)));

    public IH5Dataset Dataset => Node as IH5Dataset
        ?? throw new DatasetException(Where, "a group", "a data set", "Name a data set inside it.");

    /// <summary>What elements of a type are. A text of variable length has bytes as its base type.</summary>
    public static Hdf5Kind KindOf(IH5DataType type) => type.Class switch
    {
        H5DataTypeClass.FloatingPoint => Hdf5Kind.Real,
        H5DataTypeClass.FixedPoint or H5DataTypeClass.BitField => Hdf5Kind.Integer,
        H5DataTypeClass.Enumerated when type.Size == 1 => Hdf5Kind.Boolean,
        H5DataTypeClass.String => Hdf5Kind.Text,
        H5DataTypeClass.VariableLength when type.VariableLength.BaseType is { Class: H5DataTypeClass.FixedPoint, Size: 1 } => Hdf5Kind.Text,
        H5DataTypeClass.Reference when type.Size == 8 => Hdf5Kind.Reference,
        H5DataTypeClass.Compound when IsComplex(type.Compound.Members) => Hdf5Kind.Complex,
        _ => Hdf5Kind.Other,
    };

    private static bool IsComplex(CompoundMember[] members) =>
        members.Length == 2
        && (members[0].Name, members[1].Name) is ("real", "imag") or ("r", "i")
        && Array.TrueForAll(members, member => member.Type.Class is H5DataTypeClass.FloatingPoint);
}

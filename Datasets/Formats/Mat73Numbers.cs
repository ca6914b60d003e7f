using System.Runtime.InteropServices;
using PureHDF;

namespace Concord.Datasets.Formats;

/// <summary>Takes numbers and references out of MATLAB 7.3 files as they lie there.</summary>
internal static class Mat73Numbers
{
    /// <summary>Numbers of any class; complex ones are pairs of real and imaginary parts.</summary>
    public static MatNumeric Read(Hdf5Item item, (string Where, MatClass Class, bool IsLogical) what, int[] dimensions)
    {
        MatPart part = Part(item);
        if (item.Kind is not Hdf5Kind.Complex)
        {
            return new MatNumeric(what.Where, what.Class, dimensions, part, null, what.IsLogical, bigEndian: false);
        }

        int size = MatNumbers.Size(part.Storage);
        byte[] real = new byte[part.Bytes.Length / 2];
        byte[] imaginary = new byte[real.Length];
        for (int at = 0; at < real.Length; at += size)
        {
            part.Bytes.Span.Slice(2 * at, size).CopyTo(real.AsSpan(at));
            part.Bytes.Span.Slice((2 * at) + size, size).CopyTo(imaginary.AsSpan(at));
        }

        return new MatNumeric(what.Where, what.Class, dimensions, part with { Bytes = real }, part with { Bytes = imaginary }, isLogical: false, bigEndian: false);
    }

    /// <summary>The data set's bytes and their storage type.</summary>
    /// <exception cref="DatasetException">A type that MATLAB does not write.</exception>
    public static MatPart Part(Hdf5Item item) => new(Storage(item), Hdf5Values.Raw(item));

    /// <summary>(Count) references in file order.</summary>
    public static ulong[] References(Hdf5Item item) => MemoryMarshal.Cast<byte, ulong>(Hdf5Values.Raw(item)).ToArray();

    private static MatStorage Storage(Hdf5Item item)
    {
        IH5DataType type = item.Kind is Hdf5Kind.Complex ? item.Dataset.Type.Compound.Members[0].Type : item.Dataset.Type;
        bool isPair = item.Kind is not Hdf5Kind.Complex || item.Dataset.Type.Size == 2 * type.Size;
        bool isSigned = type.Class is H5DataTypeClass.FixedPoint && type.FixedPoint.IsSigned;
        return (isPair, type.Class, type.Size, isSigned) switch
        {
            (true, H5DataTypeClass.FloatingPoint, 4, _) => MatStorage.Single,
            (true, H5DataTypeClass.FloatingPoint, 8, _) => MatStorage.Double,
            (true, H5DataTypeClass.FixedPoint, 1, true) => MatStorage.Int8,
            (true, H5DataTypeClass.FixedPoint, 2, true) => MatStorage.Int16,
            (true, H5DataTypeClass.FixedPoint, 4, true) => MatStorage.Int32,
            (true, H5DataTypeClass.FixedPoint, 8, true) => MatStorage.Int64,
            (true, H5DataTypeClass.FixedPoint or H5DataTypeClass.Enumerated, 1, _) => MatStorage.UInt8,
            (true, H5DataTypeClass.FixedPoint, 2, _) => MatStorage.UInt16,
            (true, H5DataTypeClass.FixedPoint, 4, _) => MatStorage.UInt32,
            (true, H5DataTypeClass.FixedPoint, 8, _) => MatStorage.UInt64,
            _ => throw new DatasetException(item.Where, $"{type.Class} of {type.Size} bytes", "numbers as MATLAB writes them", "Save the variable again from MATLAB."),
        };
    }
}

using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>Reads numbers of any storage type and byte order.</summary>
internal static class MatNumbers
{
    public static int Size(MatStorage storage) => storage switch
    {
        MatStorage.Int8 or MatStorage.UInt8 or MatStorage.Utf8 => 1,
        MatStorage.Int16 or MatStorage.UInt16 or MatStorage.Utf16 => 2,
        MatStorage.Int32 or MatStorage.UInt32 or MatStorage.Single or MatStorage.Utf32 => 4,
        MatStorage.Double or MatStorage.Int64 or MatStorage.UInt64 => 8,
        _ => 0,
    };

    /// <summary>Every number of a part.</summary>
    public static double[] All(MatPart part, bool bigEndian)
    {
        double[] values = new double[Size(part.Storage) == 0 ? 0 : part.Bytes.Length / Size(part.Storage)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = At(part.Bytes.Span, part.Storage, bigEndian, i);
        }

        return values;
    }

    /// <summary>Bytes of a value in memory by class; the storage may be narrower.</summary>
    public static double At(ReadOnlySpan<byte> bytes, MatStorage storage, bool bigEndian, int index)
    {
        ReadOnlySpan<byte> at = bytes[(index * Size(storage))..];
        return storage switch
        {
            MatStorage.Int8 => (sbyte)at[0],
            MatStorage.UInt8 => at[0],
            MatStorage.Int16 => bigEndian ? BinaryPrimitives.ReadInt16BigEndian(at) : BinaryPrimitives.ReadInt16LittleEndian(at),
            MatStorage.UInt16 => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at),
            MatStorage.Int32 => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(at) : BinaryPrimitives.ReadInt32LittleEndian(at),
            MatStorage.UInt32 => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at),
            MatStorage.Single => bigEndian ? BinaryPrimitives.ReadSingleBigEndian(at) : BinaryPrimitives.ReadSingleLittleEndian(at),
            MatStorage.Double => bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(at) : BinaryPrimitives.ReadDoubleLittleEndian(at),
            MatStorage.Int64 => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(at) : BinaryPrimitives.ReadInt64LittleEndian(at),
            MatStorage.UInt64 => bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(at) : BinaryPrimitives.ReadUInt64LittleEndian(at),
            _ => throw new ArgumentOutOfRangeException(nameof(storage), storage, "not a numeric storage type"),
        };
    }
}

using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>Turns the classic formats' big-endian values into numbers.</summary>
internal static class NetCdf3Numbers
{
    /// <summary>Bytes of a value; 0 for an unknown type.</summary>
    public static int Size(NetCdf3Type type) => type switch
    {
        NetCdf3Type.Byte or NetCdf3Type.Char or NetCdf3Type.UnsignedByte => 1,
        NetCdf3Type.Short or NetCdf3Type.UnsignedShort => 2,
        NetCdf3Type.Int or NetCdf3Type.UnsignedInt or NetCdf3Type.Float => 4,
        NetCdf3Type.Double or NetCdf3Type.Int64 or NetCdf3Type.UnsignedInt64 => 8,
        _ => 0,
    };

    public static double Real(ReadOnlySpan<byte> at, NetCdf3Type type) => type switch
    {
        NetCdf3Type.Float => BinaryPrimitives.ReadSingleBigEndian(at),
        NetCdf3Type.Double => BinaryPrimitives.ReadDoubleBigEndian(at),
        NetCdf3Type.UnsignedInt64 => BinaryPrimitives.ReadUInt64BigEndian(at),
        _ => Integer(at, type),
    };

    public static long Integer(ReadOnlySpan<byte> at, NetCdf3Type type) => type switch
    {
        NetCdf3Type.Byte => (sbyte)at[0],
        NetCdf3Type.Char or NetCdf3Type.UnsignedByte => at[0],
        NetCdf3Type.Short => BinaryPrimitives.ReadInt16BigEndian(at),
        NetCdf3Type.UnsignedShort => BinaryPrimitives.ReadUInt16BigEndian(at),
        NetCdf3Type.Int => BinaryPrimitives.ReadInt32BigEndian(at),
        NetCdf3Type.UnsignedInt => BinaryPrimitives.ReadUInt32BigEndian(at),
        _ => BinaryPrimitives.ReadInt64BigEndian(at),
    };
}

namespace Concord.Datasets.Formats;

/// <summary>Types of values in the classic NetCDF formats, with the file's own numbers; those from UnsignedByte on only in the 64-bit data format (CDF-5).</summary>
internal enum NetCdf3Type
{
    Byte = 1,
    Char = 2,
    Short = 3,
    Int = 4,
    Float = 5,
    Double = 6,
    UnsignedByte = 7,
    UnsignedShort = 8,
    UnsignedInt = 9,
    Int64 = 10,
    UnsignedInt64 = 11,
}

namespace Concord.Datasets.Formats;

/// <summary>The array classes of MATLAB's version 5 format, with the file's own numbers.</summary>
public enum MatClass
{
    /// <summary>No class: not met in a valid file.</summary>
    None = 0,

    /// <summary>Cell array.</summary>
    Cell = 1,

    /// <summary>Structure array.</summary>
    Struct = 2,

    /// <summary>Object of an old-style class; named and not read.</summary>
    Instance = 3,

    /// <summary>Characters.</summary>
    Char = 4,

    /// <summary>Sparse matrix.</summary>
    Sparse = 5,

    /// <summary>float64.</summary>
    Double = 6,

    /// <summary>float32.</summary>
    Single = 7,

    /// <summary>int8.</summary>
    Int8 = 8,

    /// <summary>uint8, logical included.</summary>
    UInt8 = 9,

    /// <summary>int16.</summary>
    Int16 = 10,

    /// <summary>uint16.</summary>
    UInt16 = 11,

    /// <summary>int32.</summary>
    Int32 = 12,

    /// <summary>uint32.</summary>
    UInt32 = 13,

    /// <summary>int64.</summary>
    Int64 = 14,

    /// <summary>uint64.</summary>
    UInt64 = 15,

    /// <summary>Function handle; named and not read.</summary>
    FunctionHandle = 16,

    /// <summary>Opaque object (table, string, datetime …); named and not read.</summary>
    Opaque = 17,
}

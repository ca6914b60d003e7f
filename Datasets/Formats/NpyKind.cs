namespace Concord.Datasets.Formats;

/// <summary>What a NumPy array holds.</summary>
public enum NpyKind
{
    /// <summary>f2, f4, f8.</summary>
    Float,

    /// <summary>i1 … i8.</summary>
    Int,

    /// <summary>u1 … u8.</summary>
    UInt,

    /// <summary>b1.</summary>
    Bool,

    /// <summary>U: text of fixed length, UTF-32.</summary>
    Unicode,

    /// <summary>S: bytes of fixed length.</summary>
    Bytes,
}

namespace Concord.Datasets.Formats;

/// <summary>What the elements of an HDF5 data set are.</summary>
internal enum Hdf5Kind
{
    /// <summary>A group: it has no elements.</summary>
    Group,

    /// <summary>Whole numbers of 1…8 bytes.</summary>
    Integer,

    /// <summary>float16, float32 or float64.</summary>
    Real,

    /// <summary>An enumeration of one byte, which is how h5py writes truth values.</summary>
    Boolean,

    /// <summary>Texts of fixed or variable length.</summary>
    Text,

    /// <summary>References to objects of the same file.</summary>
    Reference,

    /// <summary>Two reals called real and imag, as MATLAB writes complex numbers, or r and i, as h5py does.</summary>
    Complex,

    /// <summary>Something that is named and not read.</summary>
    Other,
}

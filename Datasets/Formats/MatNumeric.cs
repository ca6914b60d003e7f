namespace Concord.Datasets.Formats;

/// <summary>Numbers of any class, kept as they lie in the file until asked for.</summary>
public sealed class MatNumeric : MatValue
{
    private readonly ReadOnlyMemory<byte> _real;
    private readonly ReadOnlyMemory<byte> _imaginary;
    private readonly MatStorage _storage;
    private readonly MatStorage _imaginaryStorage;
    private readonly bool _bigEndian;

    internal MatNumeric(string where, MatClass matClass, int[] dimensions, MatPart real, MatPart? imaginary, bool isLogical, bool bigEndian)
        : base(where, matClass, dimensions)
    {
        _real = real.Bytes;
        _storage = real.Storage;
        _imaginary = imaginary?.Bytes ?? default;
        _imaginaryStorage = imaginary?.Storage ?? default;
        IsComplex = imaginary is not null;
        IsLogical = isLogical;
        _bigEndian = bigEndian;
    }

    /// <summary>Whether the array is of true and false (stored as 0 and 1).</summary>
    public bool IsLogical { get; }

    /// <summary>Whether there is an imaginary part; then only <see cref="RealPart"/> and <see cref="ImaginaryPart"/> answer.</summary>
    public bool IsComplex { get; }

    /// <summary>(Count) values, first index fastest. int64 beyond 2⁵³ is rounded to the nearest double.</summary>
    /// <exception cref="DatasetException">The array is complex.</exception>
    public double[] ToDoubles()
    {
        RefuseComplex();
        return RealPart();
    }

    /// <summary>(Count) real parts, first index fastest.</summary>
    public double[] RealPart() => MatNumbers.All(new MatPart(_storage, _real), _bigEndian);

    /// <summary>(Count) imaginary parts, first index fastest; zeros when the array is real.</summary>
    public double[] ImaginaryPart() => IsComplex ? MatNumbers.All(new MatPart(_imaginaryStorage, _imaginary), _bigEndian) : new double[Count];

    /// <summary>(sizes as they stand in MATLAB) values with the last index fastest.</summary>
    /// <exception cref="DatasetException">The array is complex.</exception>
    public double[] ToRowMajor()
    {
        double[] columnMajor = ToDoubles();
        double[] values = new double[columnMajor.Length];
        int[] index = new int[Dimensions.Count];
        for (int from = 0; from < columnMajor.Length; from++)
        {
            int to = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                to = (to * Dimensions[axis]) + index[axis];
            }

            values[to] = columnMajor[from];
            for (int axis = 0; axis < index.Length && ++index[axis] == Dimensions[axis]; axis++)
            {
                index[axis] = 0;
            }
        }

        return values;
    }

    /// <summary>(Count) bytes, first index fastest.</summary>
    /// <exception cref="DatasetException">A value is not a whole number 0…255, or the array is complex.</exception>
    public byte[] ToBytes()
    {
        RefuseComplex();
        if (_storage is MatStorage.UInt8)
        {
            return _real.ToArray();
        }

        double[] values = RealPart();
        byte[] bytes = new byte[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            bytes[i] = values[i] is >= 0 and <= 255 && values[i] == Math.Floor(values[i])
                ? (byte)values[i]
                : throw new DatasetException(Where, $"{values[i]} at position {i}", "whole numbers 0…255", "Store 8-bit pixels as uint8.");
        }

        return bytes;
    }

    private void RefuseComplex()
    {
        if (IsComplex)
        {
            throw new DatasetException(Where, $"complex numbers ({ShapeText})", "real numbers", "Save real(x) or abs(x) under a name of its own.");
        }
    }
}

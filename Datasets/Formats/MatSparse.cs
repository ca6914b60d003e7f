using System.Runtime.InteropServices;

namespace Concord.Datasets.Formats;

/// <summary>A sparse matrix: what is not listed is zero.</summary>
public sealed class MatSparse : MatValue
{
    // 1 GiB of float64.
    private const long MaximumFull = 1L << 27;

    private readonly int[] _rows;
    private readonly int[] _starts;
    private readonly double[] _values;
    private readonly double[]? _imaginary;

    /// <summary>Checks that rows and columns lie inside the matrix.</summary>
    /// <param name="where">File and variable.</param>
    /// <param name="dimensions">(2) rows and columns.</param>
    /// <param name="rows">(at least the last start) the row of each listed value, 0-based, column by column.</param>
    /// <param name="starts">(columns + 1) where each column begins in the list; 0 first, never falling.</param>
    /// <param name="values">(as rows) real parts, and imaginary parts or null.</param>
    /// <exception cref="DatasetException">A list does not fit.</exception>
    internal MatSparse(string where, int[] dimensions, int[] rows, int[] starts, (double[] Real, double[]? Imaginary) values)
        : base(where, MatClass.Sparse, dimensions)
    {
        _rows = rows;
        _starts = starts;
        (_values, _imaginary) = values;
        Check();
    }

    /// <summary>How many values are listed.</summary>
    public int StoredCount => _starts[^1];

    /// <summary>Whether there is an imaginary part.</summary>
    public bool IsComplex => _imaginary is not null;

    /// <summary>Row, column (both from 0) and real part of every listed value, column by column.</summary>
    public IEnumerable<(int Row, int Column, double Value)> Entries()
    {
        for (int column = 0; column < Dimensions[1]; column++)
        {
            for (int i = _starts[column]; i < _starts[column + 1]; i++)
            {
                yield return (_rows[i], column, _values[i]);
            }
        }
    }

    internal MatNumeric ToNumeric()
    {
        if ((long)Dimensions[0] * Dimensions[1] > MaximumFull)
        {
            throw new DatasetException(Where, $"a sparse matrix {ShapeText}", $"at most {MaximumFull} places to be filled (1 GiB)", "Take its entries, or save the part that is needed.");
        }

        return new MatNumeric(Where, MatClass.Double, [.. Dimensions], Fill(_values), _imaginary is null ? null : Fill(_imaginary), isLogical: false, bigEndian: !BitConverter.IsLittleEndian);
    }

    private MatPart Fill(double[] values)
    {
        byte[] full = new byte[(long)Dimensions[0] * Dimensions[1] * sizeof(double)];
        Span<double> target = MemoryMarshal.Cast<byte, double>(full.AsSpan());
        for (int column = 0; column < Dimensions[1]; column++)
        {
            for (int i = _starts[column]; i < _starts[column + 1]; i++)
            {
                target[(column * Dimensions[0]) + _rows[i]] = values[i];
            }
        }

        return new MatPart(MatStorage.Double, full);
    }

    private void Check()
    {
        bool isRight = Dimensions.Count == 2 && _starts.Length == Dimensions[1] + 1L && _starts[0] == 0
            && _starts[^1] <= Math.Min(_rows.Length, _values.Length) && (_imaginary is null || _imaginary.Length >= _starts[^1]);
        for (int column = 0; isRight && column < Dimensions[1]; column++)
        {
            isRight = _starts[column] <= _starts[column + 1];
        }

        for (int i = 0; isRight && i < _starts[^1]; i++)
        {
            isRight = _rows[i] >= 0 && _rows[i] < Dimensions[0];
        }

        if (!isRight)
        {
            throw new DatasetException(Where, $"lists of rows and columns that do not fit a sparse matrix {ShapeText}", "each value inside the matrix, column by column", "The file is damaged; fetch or save it again.");
        }
    }
}

namespace Concord.Alignment;

/// <summary>A dense float64 matrix, row-major: rows are stimuli, columns units or neuroids.</summary>
/// <remarks>A class without value equality: it holds the caller's array and copies nothing.</remarks>
public sealed class Matrix
{
    /// <summary>Wraps an array.</summary>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="columns">Columns, 0 or more.</param>
    /// <param name="values">(rows × columns), row-major; borrowed, not copied.</param>
    /// <exception cref="ArgumentException">The length is not rows × columns.</exception>
    public Matrix(int rows, int columns, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != (long)rows * columns)
        {
            throw new ArgumentException($"{values.Length} values do not fill {rows} × {columns}", nameof(values));
        }

        Rows = rows;
        Columns = columns;
        Values = values;
    }

    /// <summary>Rows: stimuli.</summary>
    public int Rows { get; }

    /// <summary>Columns: units or neuroids.</summary>
    public int Columns { get; }

    /// <summary>(rows × columns), row-major.</summary>
    public double[] Values { get; }

    /// <summary>The value in row <paramref name="row"/> and column <paramref name="column"/>.</summary>
    public double this[int row, int column] => Values[((long)row * Columns) + column];

    /// <summary>Widens float32 values, as activations are stored.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="values">(rows × columns) float32, row-major.</param>
    public static Matrix FromFloats(int rows, int columns, ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int k = 0; k < wide.Length; k++)
        {
            wide[k] = values[k];
        }

        return new Matrix(rows, columns, wide);
    }

    /// <summary>One row.</summary>
    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>A copy of one column.</summary>
    public double[] Column(int column)
    {
        var copy = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            copy[row] = this[row, column];
        }

        return copy;
    }

    /// <summary>A copy of the given rows, in the given order.</summary>
    /// <param name="rows">Row indices; repeats are allowed.</param>
    public Matrix SelectRows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var copy = new double[rows.Count * Columns];
        for (int k = 0; k < rows.Count; k++)
        {
            Row(rows[k]).CopyTo(copy.AsSpan(k * Columns));
        }

        return new Matrix(rows.Count, Columns, copy);
    }

    /// <summary>A copy of the given columns, in the given order.</summary>
    /// <param name="columns">Column indices; repeats are allowed.</param>
    public Matrix SelectColumns(IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var copy = new double[Rows * columns.Count];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = 0; k < columns.Count; k++)
            {
                copy[(row * columns.Count) + k] = this[row, columns[k]];
            }
        }

        return new Matrix(Rows, columns.Count, copy);
    }
}

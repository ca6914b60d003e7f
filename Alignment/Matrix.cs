namespace Concord.Alignment;

/// <summary>A dense matrix, row-major: rows are stimuli, columns units or neuroids. float64, or float32 as activations are stored.</summary>
/// <remarks>
/// A class without value equality: it holds the caller's array and copies nothing. A float32 matrix keeps its float32 values, 4 bytes each; whoever computes
/// widens what is at hand to float64: a value (the indexer), a row (<see cref="CopyRow"/>), a block of columns (<see cref="Linalg.Gram"/>). Widening is exact.
/// </remarks>
public sealed class Matrix
{
    private readonly float[]? singles;
    private double[]? values;

    /// <summary>Wraps an array.</summary>
    /// <param name="rows">Rows, 0 or more.</param>
    /// <param name="columns">Columns, 0 or more.</param>
    /// <param name="values">(rows × columns), row-major; borrowed, not copied.</param>
    /// <exception cref="ArgumentException">The length is not rows × columns.</exception>
    public Matrix(int rows, int columns, double[] values)
        : this(rows, columns, (values ?? throw new ArgumentNullException(nameof(values))).Length) => this.values = values;

    private Matrix(int rows, int columns, float[] singles)
        : this(rows, columns, singles.Length) => this.singles = singles;

    private Matrix(int rows, int columns, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        if (length != (long)rows * columns)
        {
            throw new ArgumentException($"{length} values do not fill {rows} × {columns}", nameof(length));
        }

        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows: stimuli.</summary>
    public int Rows { get; }

    /// <summary>Columns: units or neuroids.</summary>
    public int Columns { get; }

    /// <summary>Whether the values are held as float32.</summary>
    public bool IsSingle => singles is not null;

    /// <summary>(rows × columns) float64, row-major. Of a float32 matrix a widened copy, made when first asked for and then kept: not for wide activations.</summary>
    public double[] Values => values ??= Array.ConvertAll(singles!, value => (double)value);

    /// <summary>The float32 values; null where float64 is held.</summary>
    internal float[]? Singles => singles;

    /// <summary>The value in row <paramref name="row"/> and column <paramref name="column"/>.</summary>
    public double this[int row, int column] => singles is null ? values![((long)row * Columns) + column] : singles[((long)row * Columns) + column];

    /// <summary>Wraps float32 values, as activations are stored.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="values">(rows × columns) float32, row-major; borrowed, not copied.</param>
    /// <exception cref="ArgumentException">The length is not rows × columns.</exception>
    public static Matrix FromFloats(int rows, int columns, float[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Matrix(rows, columns, values);
    }

    /// <summary>One row: the matrix's own memory, or of a float32 matrix a widened copy of the row, made at each call.</summary>
    public ReadOnlySpan<double> Row(int row)
    {
        if (singles is null)
        {
            return values.AsSpan(row * Columns, Columns);
        }

        var copy = new double[Columns];
        CopyRow(row, copy);
        return copy;
    }

    /// <summary>Copies one row.</summary>
    /// <param name="row">Row index.</param>
    /// <param name="into">(columns), written to.</param>
    public void CopyRow(int row, Span<double> into)
    {
        if (singles is null)
        {
            values.AsSpan(row * Columns, Columns).CopyTo(into);
            return;
        }

        ReadOnlySpan<float> source = singles.AsSpan(row * Columns, Columns);
        for (int column = 0; column < source.Length; column++)
        {
            into[column] = source[column];
        }
    }

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

    /// <summary>A copy of the given rows, in the given order and in the same precision.</summary>
    /// <param name="rows">Row indices; repeats are allowed.</param>
    public Matrix SelectRows(IReadOnlyList<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return singles is null
            ? new Matrix(rows.Count, Columns, SelectRows(values!, rows))
            : new Matrix(rows.Count, Columns, SelectRows(singles, rows));
    }

    /// <summary>A copy of the given columns, in the given order and in the same precision.</summary>
    /// <param name="columns">Column indices; repeats are allowed.</param>
    public Matrix SelectColumns(IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return singles is null
            ? new Matrix(Rows, columns.Count, SelectColumns(values!, columns))
            : new Matrix(Rows, columns.Count, SelectColumns(singles, columns));
    }

    /// <summary>Both matrices in one, these rows first; float32 only if both are.</summary>
    /// <param name="below">The same columns.</param>
    internal Matrix Above(Matrix below)
    {
        Require.SameLength(Columns, below.Columns);
        return singles is { } upper && below.singles is { } lower
            ? new Matrix(Rows + below.Rows, Columns, [.. upper, .. lower])
            : new Matrix(Rows + below.Rows, Columns, [.. Values, .. below.Values]);
    }

    private T[] SelectRows<T>(T[] source, IReadOnlyList<int> rows)
    {
        var copy = new T[rows.Count * Columns];
        for (int k = 0; k < rows.Count; k++)
        {
            source.AsSpan(rows[k] * Columns, Columns).CopyTo(copy.AsSpan(k * Columns));
        }

        return copy;
    }

    private T[] SelectColumns<T>(T[] source, IReadOnlyList<int> columns)
    {
        var copy = new T[Rows * columns.Count];
        for (int row = 0; row < Rows; row++)
        {
            for (int k = 0; k < columns.Count; k++)
            {
                copy[(row * columns.Count) + k] = source[(row * Columns) + columns[k]];
            }
        }

        return copy;
    }
}

using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>Inner products of the rows or of the columns of a matrix, in float64, streamed over the other side: no copy of the matrix is made.</summary>
/// <remarks>
/// Blocks of <see cref="BlockValues"/> values are widened, handed to the caller to centre or scale, multiplied and forgotten. Only the panels on and above the
/// diagonal are multiplied. Centre before multiplying: inner products of values with a large common offset have no digits left for their differences.
/// Rows that the caller returns as float32 are multiplied in float32 and the products of the blocks added in float64.
/// Memory: the result and three blocks (6 MiB; of rows 24, for each passes over the whole result). Cost: 9/16 of a full product.
/// </remarks>
internal static class Gram
{
    /// <summary>Values of a block, or one row or column if that is more.</summary>
    public const int BlockValues = 1 << 18;

    private const int Panels = 8;
    private const int MostSingles = 8192;

    /// <summary>K = Σ over blocks of columns of B B', B = prepare(block).</summary>
    /// <remarks>Blocks of 8 MiB: wide ones multiply a quarter faster.</remarks>
    /// <param name="x">(n × p), any p.</param>
    /// <param name="prepare">Receives (n, columns of the block) float64, not to be written to; returns the rows to multiply.</param>
    /// <returns>(rows returned, the same); owned by the caller.</returns>
    public static Tensor OfRows(Matrix x, Func<Tensor, Tensor> prepare)
    {
        using Tensor stored = x.Borrow();
        return Sum(x.Rows, x.Columns, x.Rows / 4, (start, count) => prepare(stored.narrow(1, start, count).to(ScalarType.Float64)));
    }

    /// <summary>C = Σ over blocks of rows of B'B, B = prepare(block).</summary>
    /// <param name="x">(n × p), any n.</param>
    /// <param name="prepare">Receives (rows of the block, p) float64, not to be written to; returns the rows to multiply.</param>
    /// <returns>(p, p); owned by the caller.</returns>
    public static Tensor OfColumns(Matrix x, Func<Tensor, Tensor> prepare)
    {
        using Tensor stored = x.Borrow();
        return Sum(x.Columns, x.Rows, x.Columns, (start, count) => prepare(stored.narrow(0, start, count).to(ScalarType.Float64)).t());
    }

    /// <summary>Hands on the blocks of columns one after another, for products of other forms.</summary>
    /// <param name="x">(n × p), any p.</param>
    /// <param name="use">Receives (n, columns of the block) float64, not to be written to; what it makes is disposed of after each block.</param>
    public static void ByColumns(Matrix x, Action<Tensor> use)
    {
        using Tensor stored = x.Borrow();
        foreach ((int start, int count) in Blocks(x.Columns, x.Rows))
        {
            using DisposeScope scope = NewDisposeScope();
            use(stored.narrow(1, start, count).to(ScalarType.Float64));
        }
    }

    /// <summary>K as <see cref="OfRows"/> gives it, on and above the diagonal only: what lies below is not made.</summary>
    /// <param name="x">(n × p), any p.</param>
    /// <param name="prepare">Receives (n, columns of the block) float64, not to be written to; returns (n, any).</param>
    /// <returns>(n × n) row-major; below the diagonal parts of panels, or 0.</returns>
    public static double[] UpperOfRows(Matrix x, Func<Tensor, Tensor> prepare)
    {
        using Tensor stored = x.Borrow();
        return Upper(x.Rows, Blocks(x.Columns, x.Rows / 4), (start, count) => prepare(stored.narrow(1, start, count).to(ScalarType.Float64)));
    }

    /// <summary>K of float32 rows that are centred: multiplied in float32, in blocks of 16 MiB (small ones multiply at half the speed) and 8,192 units at most (longer float32 sums lose digits), and summed in float64.</summary>
    /// <param name="centred">(n × p), any p.</param>
    /// <returns>(n × n) row-major; below the diagonal parts of panels, or 0.</returns>
    public static double[] UpperOfSingles(CentredSingles centred) =>
        Upper(centred.Rows, Blocks(centred.Columns, Math.Max(centred.Rows / 16, BlockValues / MostSingles)), (start, count) => centred.Block(start, count).Borrow());

    /// <summary>The whole of <see cref="UpperOfSingles"/>.</summary>
    /// <param name="centred">(n × p), any p.</param>
    /// <returns>(n × n).</returns>
    public static Matrix OfSingles(CentredSingles centred)
    {
        double[] products = UpperOfSingles(centred);
        SymmetricFill.Below(products, centred.Rows);
        return new Matrix(centred.Rows, centred.Rows, products);
    }

    /// <summary>Σ over blocks of B B'.</summary>
    /// <param name="size">Rows of B.</param>
    /// <param name="length">Of the side that is summed over.</param>
    /// <param name="across">Values that a step of that side reads.</param>
    /// <param name="read">(start, count) → B, (size, count) float64 or float32.</param>
    /// <returns>(size, size) float64; owned by the caller.</returns>
    public static Tensor Sum(long size, int length, int across, Func<int, int, Tensor> read)
    {
        Tensor sum = zeros(size, size, dtype: ScalarType.Float64);
        foreach ((int start, int count) in Blocks(length, across))
        {
            using DisposeScope scope = NewDisposeScope();
            AddProduct(sum, read(start, count));
        }

        using DisposeScope last = NewDisposeScope();
        sum.copy_(sum.triu().Plus(sum.triu(1).t()));
        return sum;
    }

    /// <summary>The blocks in which a side is read.</summary>
    /// <param name="length">Of the side.</param>
    /// <param name="across">Values that a step of that side reads.</param>
    public static IEnumerable<(int Start, int Count)> Blocks(int length, int across)
    {
        int step = Math.Max(1, BlockValues / Math.Max(1, across));
        for (int start = 0; start < length; start += step)
        {
            yield return (start, Math.Min(step, length - start));
        }
    }

    private static double[] Upper(int rows, IEnumerable<(int Start, int Count)> blocks, Func<int, int, Tensor> read)
    {
        var products = new double[(long)rows * rows];
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = TensorBridge.Of(products, rows, rows);
        foreach ((int start, int count) in blocks)
        {
            using DisposeScope inner = NewDisposeScope();
            AddProduct(sum, read(start, count));
        }

        return products;
    }

    // sum += rows·rows', on and above the diagonal only.
    private static void AddProduct(Tensor sum, Tensor rows)
    {
        long n = rows.shape[0];
        long panel = (n + Panels - 1) / Panels;
        for (long from = 0; from < n; from += panel)
        {
            long height = Math.Min(panel, n - from);
            Tensor right = rows.narrow(0, from, n - from);
            Tensor left = rows.narrow(0, from, height);
            Tensor panelSum = sum.narrow(0, from, height).narrow(1, from, n - from);
            if (rows.dtype is ScalarType.Float64)
            {
                panelSum.addmm_(left, right.t(), 1, 1);
            }
            else
            {
                panelSum.Add(left.matmul(right.t()));
            }
        }
    }
}

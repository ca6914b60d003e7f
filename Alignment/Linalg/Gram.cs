using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>Inner products of the rows or of the columns of a matrix, in float64, streamed over the other side: no copy of the matrix is made.</summary>
/// <remarks>
/// Blocks of <see cref="BlockValues"/> values are widened, handed to the caller to centre or scale, multiplied and forgotten. Only the panels on and above the
/// diagonal are multiplied. Centre before multiplying: inner products of values with a large common offset have no digits left for their differences.
/// Memory: the result and three blocks (24 MiB). Cost: 5/8 of a full product.
/// </remarks>
internal static class Gram
{
    /// <summary>Values of a block, or one row or column if that is more.</summary>
    public const int BlockValues = 1 << 20;

    private const int Panels = 4;

    /// <summary>K = Σ over blocks of columns of B B', B = prepare(block).</summary>
    /// <param name="x">(n × p), any p.</param>
    /// <param name="prepare">Receives (n, columns of the block) float64, not to be written to; returns the rows to multiply.</param>
    /// <returns>(rows returned, the same); owned by the caller.</returns>
    public static Tensor OfRows(Matrix x, Func<Tensor, Tensor> prepare)
    {
        using Tensor stored = x.Borrow();
        return Sum(stored, 1, x.Columns, Step(x.Rows), prepare) ?? zeros(x.Rows, x.Rows, dtype: ScalarType.Float64);
    }

    /// <summary>C = Σ over blocks of rows of B'B, B = prepare(block).</summary>
    /// <param name="x">(n × p), any n.</param>
    /// <param name="prepare">Receives (rows of the block, p) float64, not to be written to; returns the rows to multiply.</param>
    /// <returns>(p, p); owned by the caller.</returns>
    public static Tensor OfColumns(Matrix x, Func<Tensor, Tensor> prepare)
    {
        using Tensor stored = x.Borrow();
        return Sum(stored, 0, x.Rows, Step(x.Columns), block => prepare(block).t()) ?? zeros(x.Columns, x.Columns, dtype: ScalarType.Float64);
    }

    /// <summary>K as <see cref="OfRows"/> gives it, on and above the diagonal only: what lies below is not made.</summary>
    /// <remarks>Where prepare returns float32, blocks are multiplied in float32 and summed in float64.</remarks>
    /// <param name="x">(n × p), any p.</param>
    /// <param name="prepare">Receives (n, columns of the block) float64, not to be written to; returns (n, any) float64 or float32.</param>
    /// <returns>(n × n) row-major; below the diagonal parts of panels, or 0.</returns>
    public static double[] UpperOfRows(Matrix x, Func<Tensor, Tensor> prepare)
    {
        var products = new double[(long)x.Rows * x.Rows];
        using DisposeScope scope = NewDisposeScope();
        Tensor sum = TensorBridge.Of(products, x.Rows, x.Rows);
        Tensor stored = x.Borrow();
        int step = Step(x.Rows);
        for (int start = 0; start < x.Columns; start += step)
        {
            using DisposeScope inner = NewDisposeScope();
            AddProduct(sum, prepare(stored.narrow(1, start, Math.Min(step, x.Columns - start)).to(ScalarType.Float64)));
        }

        return products;
    }

    private static int Step(int across) => Math.Max(1, BlockValues / Math.Max(1, across));

    private static Tensor? Sum(Tensor stored, int dimension, int length, int step, Func<Tensor, Tensor> prepare)
    {
        Tensor? sum = null;
        for (int start = 0; start < length; start += step)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor block = prepare(stored.narrow(dimension, start, Math.Min(step, length - start)).to(ScalarType.Float64));
            sum ??= zeros(block.shape[0], block.shape[0], dtype: ScalarType.Float64).MoveToOuterDisposeScope();
            AddProduct(sum, block);
        }

        sum?.copy_(sum.triu().Plus(sum.triu(1).t()));
        return sum;
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

using Concord.Alignment.Linalg;
using CsCheck;
using TorchSharp;

namespace Concord.Alignment.Tests.Linalg;

public sealed class GramTests
{
    [Fact]
    public void Products_of_rows_and_of_columns_equal_plain_loops_in_both_precisions() =>
        Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Bool, Gen.Int[0, 1000]).Sample((rows, columns, single, seed) =>
        {
            Matrix wide = Draw.Matrix(seed, rows, columns);
            Matrix x = single ? Matrix.FromFloats(rows, columns, Array.ConvertAll(wide.Values, value => (float)value)) : wide;
            double[] ofRows = [.. from i in Enumerable.Range(0, rows) from j in Enumerable.Range(0, rows) select Enumerable.Range(0, columns).Sum(k => x[i, k] * x[j, k])];
            double[] ofColumns = [.. from i in Enumerable.Range(0, columns) from j in Enumerable.Range(0, columns) select Enumerable.Range(0, rows).Sum(k => x[k, i] * x[k, j])];
            using DisposeScope scope = torch.NewDisposeScope();
            Golden.Close("kernel", ofRows, Gram.OfRows(x, block => block).ToArray(), 1e-12);
            Golden.Close("covariance", ofColumns, Gram.OfColumns(x, block => block).ToArray(), 1e-12);
        });

    [Fact]
    public void Several_blocks_add_up()
    {
        // 300,000 columns in blocks of 2^18 / 7: nine blocks; every inner product is a sum of whole numbers, exact in any order.
        const int Columns = 300_000;
        float[] values = [.. Enumerable.Range(0, 7 * Columns).Select(k => (float)(k * 31L % 17))];
        Matrix x = Matrix.FromFloats(7, Columns, values);
        Matrix turned = Matrix.FromFloats(Columns, 7, [.. Enumerable.Range(0, 7 * Columns).Select(k => values[(k % 7 * Columns) + (k / 7)])]);
        double[] plain = [.. from i in Enumerable.Range(0, 7) from j in Enumerable.Range(0, 7) select Enumerable.Range(0, Columns).Sum(k => (double)values[(i * Columns) + k] * values[(j * Columns) + k])];
        using DisposeScope scope = torch.NewDisposeScope();
        Assert.Equal(plain, Gram.OfRows(x, block => block).ToArray());
        Assert.Equal(plain, Gram.OfColumns(turned, block => block).ToArray());
    }
}

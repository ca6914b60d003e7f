using Concord.Alignment.Linalg;
using CsCheck;
using TorchSharp;

namespace Concord.Alignment.Tests;

public sealed class MatrixTests
{
    [Fact]
    public void Float32_values_are_kept_where_they_lie_and_widened_exactly() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6]).SelectMany((rows, columns) => Gen.Float[-1e6f, 1e6f].Array[rows * columns].Select(values => (rows, columns, values))).Sample(item =>
        {
            (int rows, int columns, float[] values) = item;
            Matrix single = Matrix.FromFloats(rows, columns, values);
            var twin = new Matrix(rows, columns, Array.ConvertAll(values, value => (double)value));
            int[] order = [.. Enumerable.Range(0, rows).Reverse(), 0];
            int[] chosen = [columns - 1, 0];
            Assert.Equal(twin.Row(rows - 1).ToArray(), single.Row(rows - 1).ToArray());
            Assert.Equal(twin.Column(columns - 1), single.Column(columns - 1));
            Assert.Equal(twin[rows - 1, 0], single[rows - 1, 0]);
            Assert.Equal(twin.SelectRows(order).Values, single.SelectRows(order).Values);
            Assert.Equal(twin.SelectColumns(chosen).Values, single.SelectColumns(chosen).Values);
            Assert.True(single.SelectRows(order).IsSingle && single.SelectColumns(chosen).IsSingle && !twin.IsSingle);
            float changed = values[0] + 1;
            values[0] = changed;
            Assert.Equal(changed, single[0, 0]);
            Assert.Equal(single.Values, twin.Values.Select((value, k) => k == 0 ? changed : value));
        });

    [Fact]
    public void A_tensor_sees_the_matrix_where_it_lies_and_a_copy_does_not()
    {
        float[] values = [1, 2, 3, 4, 5, 6];
        using torch.Tensor seen = Matrix.FromFloats(2, 3, values).Borrow();
        using torch.Tensor copy = Matrix.FromFloats(2, 3, values).ToTensor();
        values[5] = 9;
        Assert.Equal(torch.float32, seen.dtype);
        Assert.Equal([1, 2, 3, 4, 5, 9], seen.ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], copy.ToArray());
        using torch.Tensor turned = copy.t();
        Assert.Equal([1, 4, 2, 5, 3, 6], turned.ToArray());
        Assert.Equal([3, 0], new Matrix(3, 0, []).ToTensor().shape);
    }

    [Fact]
    public void Values_must_fill_the_matrix()
    {
        Assert.Contains("5 values do not fill 2 × 3", Assert.Throws<ArgumentException>(() => Matrix.FromFloats(2, 3, new float[5])).Message, StringComparison.Ordinal);
        Assert.Contains("7 values do not fill 2 × 3", Assert.Throws<ArgumentException>(() => new Matrix(2, 3, new double[7])).Message, StringComparison.Ordinal);
    }
}

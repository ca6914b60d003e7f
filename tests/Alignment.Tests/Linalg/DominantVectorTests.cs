using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Tests.Linalg;

public sealed class DominantVectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Lanczos_steps_find_the_vector_of_a_known_matrix(int seed)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor matrix, Tensor top) = Known(seed, 300, [5, 4.9, 4.5, .. Enumerable.Range(0, 297).Select(k => 4.0 / (k + 1))]);
        double[]? vector = DominantVector.ByLanczos(300, Product(matrix), 1e-12);
        Assert.NotNull(vector);
        Tensor found = TensorBridge.Of(vector, 300, 1);
        Assert.Equal(1, Math.Abs(found.t().matmul(top).ToDouble()), 1e-14);
        Assert.InRange((found * found.t().matmul(top) - top).norm().ToDouble(), 0, 1e-11);
    }

    [Fact]
    public void Two_largest_values_that_are_nearly_equal_do_not_converge_and_the_full_decomposition_decides()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor matrix, _) = Known(3, 300, [5, 5 * (1 - 1e-9), .. Enumerable.Range(0, 298).Select(k => 4.9 - (k * 0.01))]);
        Assert.Null(DominantVector.ByLanczos(300, Product(matrix), 1e-12));
        bool isWhole = false;
        Tensor found = DominantVector.Of(300, () => { isWhole = true; return matrix; }, v => matrix.matmul(v), ScalarType.Float64, 1e-12);
        Assert.True(isWhole);
        Assert.Equal(5, matrix.matmul(found).norm().ToDouble(), 1e-10);
    }

    [Fact]
    public void Of_two_equal_largest_values_some_vector_of_their_plane_is_found()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor matrix, _) = Known(5, 300, [5, 5, .. Enumerable.Range(0, 298).Select(k => 4.0 / (k + 1))]);
        Tensor found = DominantVector.Of(300, () => matrix, v => matrix.matmul(v), ScalarType.Float64, 1e-12);
        Assert.InRange((matrix.matmul(found) - (found * 5)).norm().ToDouble(), 0, 1e-10);
    }

    [Fact]
    public void A_matrix_of_rank_one_needs_two_steps()
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor matrix, Tensor top) = Known(4, 300, [2, .. new double[299]]);
        Tensor found = DominantVector.Of(300, () => throw new InvalidOperationException("decomposed"), v => matrix.matmul(v), ScalarType.Float64, 1e-12);
        Assert.Equal(1, Math.Abs(found.t().matmul(top).ToDouble()), 1e-12);
    }

    private static Action<double[], double[]> Product(Tensor matrix) => (v, product) => matrix.mv(TensorBridge.Vector(v)).ToArray().CopyTo(product, 0);

    // Q diag(values) Q' with a random orthogonal Q, and its first column.
    private static (Tensor Matrix, Tensor Top) Known(int seed, int size, double[] values)
    {
        Tensor q = Draw.Rotation(seed, size).ToTensor();
        return ((q * TensorBridge.Vector(values)).matmul(q.t()), q.narrow(1, 0, 1));
    }
}

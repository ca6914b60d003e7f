using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Tests.Linalg;

public sealed class DeflatedMatrixTests
{
    // renewBelow 0: never made anew. 1: wherever the trace is below its largest.
    [Theory]
    [InlineData(0, 1e-12)]
    [InlineData(1e-3, 1e-12)]
    [InlineData(1, 1e-14)]
    public void Follows_the_product_as_parts_are_taken(double renewBelow, double tolerance)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Draw.Matrix(1, 40, 9).ToTensor();
        Tensor b = Draw.Matrix(2, 40, 40).ToTensor();
        b = b.matmul(b.t());
        Tensor Product() => a.t().matmul(b).matmul(a);
        var followed = new DeflatedMatrix(9, Product, renewBelow);
        double first = Difference(followed, Product(), 1);
        Assert.InRange(first, 0, 1e-14);
        double size = Product().norm().ToDouble();
        for (int step = 0; step < 6; step++)
        {
            Tensor u = a.narrow(1, step, 1);
            u = u / u.norm();
            Tensor v = u.t().matmul(a);
            followed.Deflate(a.t().matmul(b).matmul(u).ToArray(), v.ToArray(), u.t().matmul(b).matmul(u).ToDouble());
            a = a - u.matmul(v);
            Assert.InRange(Difference(followed, Product(), size), 0, tolerance);
        }
    }

    [Fact]
    public void Is_made_anew_before_rounding_matters()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor large = Draw.Matrix(1, 30, 1).ToTensor();
        Tensor v = Draw.Matrix(2, 1, 5).ToTensor();
        Tensor rest = Draw.Matrix(3, 30, 5).ToTensor() * 1e-8; // 1e-16 of the whole once squared
        Tensor u = large / large.norm();
        Tensor a = u.matmul(v) + (rest - u.matmul(u.t().matmul(rest)));
        foreach ((double renewBelow, bool isRight) in new[] { (0.0, false), (1e-3, true) })
        {
            Tensor now = a;
            var followed = new DeflatedMatrix(5, () => now.t().matmul(now), renewBelow);
            _ = followed.Values;
            Tensor taken = u.t().matmul(now);
            followed.Deflate(now.t().matmul(u).ToArray(), taken.ToArray(), 1);
            now = now - u.matmul(taken);
            Tensor truth = now.t().matmul(now);
            Assert.Equal(isRight, Difference(followed, truth, truth.norm().ToDouble()) < 1e-10);
        }
    }

    [Fact]
    public void The_largest_trace_counts_where_it_rises_before_it_falls()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor a = Draw.Matrix(1, 30, 5).ToTensor();
        Tensor now = a;
        int made = 0;
        var followed = new DeflatedMatrix(5, () => { made++; return now.t().matmul(now); }, 0.05);
        _ = followed.Values;
        Tensor u = Draw.Matrix(2, 30, 1).ToTensor();
        Tensor v = Draw.Matrix(3, 1, 5).ToTensor() * 100;
        foreach (int sign in new[] { -1, 1 }) // up by some ten thousand times, and back to where it was
        {
            Tensor part = u * sign;
            followed.Deflate(now.t().matmul(part).ToArray(), v.ToArray(), part.t().matmul(part).ToDouble());
            now = now - part.matmul(v);
        }

        Assert.Equal(1, made);
        Assert.InRange(Difference(followed, a.t().matmul(a), 0), 0, 1e-13);
        Assert.Equal(2, made);
    }

    private static double Difference(DeflatedMatrix followed, Tensor truth, double size) =>
        (TensorBridge.Of(followed.Values, truth.shape[0], truth.shape[0]) - truth).norm().ToDouble() / Math.Max(size, truth.norm().ToDouble());
}

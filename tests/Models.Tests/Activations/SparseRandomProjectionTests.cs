using Concord.Models.Activations;
using Concord.Models.Regimes;

namespace Concord.Models.Tests.Activations;

public sealed class SparseRandomProjectionTests
{
    [Fact]
    public void Entries_have_the_density_the_scale_and_the_balance_of_the_definition()
    {
        const int Inputs = 10_000;
        const int Dims = 200;
        float[] entries = Matrix(Inputs, Dims, 5);
        double[] nonzero = [.. entries.Where(value => value != 0).Select(value => (double)value)];

        // Density 1/√10,000 = 0.01 of 2 million entries: 20,000 ± 4 · √(20,000 · 0.99).
        Assert.InRange(nonzero.Length, 20_000 - 563, 20_000 + 563);
        Assert.All(nonzero, value => Assert.Equal(Math.Sqrt(100.0 / Dims), Math.Abs(value), 1e-6));
        Assert.InRange(nonzero.Count(value => value > 0) / (double)nonzero.Length, 0.485, 0.515);
    }

    [Fact]
    public void Squared_distances_are_kept_on_average()
    {
        CounterRandom random = CounterRandom.Named(1, "x");
        float[] x = [.. Enumerable.Range(0, 5_000).Select(i => (float)InverseNormal.Of(random.Uniform(i)))];
        double norm = x.Sum(value => (double)value * value);
        double[] ratios = [.. Enumerable.Range(0, 20).Select(seed =>
        {
            float[] y = new float[300];
            new SparseRandomProjection(5_000, 300, seed).Apply(x, y);
            return y.Sum(value => (double)value * value) / norm;
        })];

        // Each ratio has deviation about √(2/300) = 0.08; the mean of 20, 0.018.
        Assert.InRange(ratios.Average(), 0.94, 1.06);
        Assert.All(ratios, ratio => Assert.InRange(ratio, 0.6, 1.4));
    }

    [Fact]
    public void The_matrix_is_a_function_of_seed_and_sizes()
    {
        Assert.Equal(Matrix(400, 20, 1), Matrix(400, 20, 1));
        Assert.NotEqual(Matrix(400, 20, 1), Matrix(400, 20, 2));
    }

    [Fact]
    public void Rows_are_projected_one_by_one_whatever_the_batch()
    {
        CounterRandom random = CounterRandom.Named(2, "x");
        float[] x = [.. Enumerable.Range(0, 3 * 400).Select(i => (float)random.Uniform(i))];
        var projection = new SparseRandomProjection(400, 20, 1);
        float[] together = new float[60];
        float[] alone = new float[20];
        projection.Apply(x, together);
        projection.Apply(x.AsSpan(400, 400), alone);
        Assert.Equal(alone, together[20..40]);
    }

    [Fact]
    public void One_input_has_density_one()
        => Assert.All(Matrix(1, 8, 3), value => Assert.Equal(Math.Sqrt(1.0 / 8), Math.Abs(value), 1e-6));

    // Rows of unit vectors give the matrix itself, transposed.
    private static float[] Matrix(int inputs, int dims, int seed)
    {
        var projection = new SparseRandomProjection(inputs, dims, seed);
        float[] x = new float[inputs];
        float[] all = new float[inputs * dims];
        for (int i = 0; i < inputs; i++)
        {
            x[i] = 1;
            projection.Apply(x, all.AsSpan(i * dims, dims));
            x[i] = 0;
        }

        return all;
    }
}

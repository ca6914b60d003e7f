using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Rsa.Noise;
using CsCheck;

namespace Concord.Alignment.Tests.Rsa;

/// <summary>What must hold for any patterns.</summary>
public sealed class DistancePropertyTests
{
    private static readonly Gen<(long Seed, int Stimuli, int Units)> Shapes = Gen.Select(Gen.Long[0, 1_000_000], Gen.Int[3, 9], Gen.Int[3, 14]);

    private static readonly IRdmDistance[] All = [.. RdmDistances.All, new Whitened(new DiagonalCovariance()), new Whitened(new ShrinkageToIdentity())];

    [Fact]
    public void Permuting_units_changes_nothing_and_permuting_stimuli_permutes_pairs() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Rates(shape);
            int[] order = new StableRandom(shape.Seed, 1).Permutation(shape.Stimuli);
            int[] units = new StableRandom(shape.Seed, 2).Permutation(shape.Units);
            foreach (IRdmDistance distance in All.Take(RdmDistances.All.Count))
            {
                double[] rdm = distance.Compute(x).UpperTriangle;
                AssertClose(rdm, distance.Compute(x.SelectColumns(units)).UpperTriangle, distance.Id);
                Matrix moved = Square(distance.Compute(x.SelectRows(order)));
                Matrix square = Square(new Rdm(shape.Stimuli, rdm));
                Assert.All(Enumerable.Range(0, square.Values.Length), k => Assert.Equal(square[order[k / shape.Stimuli], order[k % shape.Stimuli]], moved[k / shape.Stimuli, k % shape.Stimuli], 1e-9));
            }
        }, iter: 40);

    [Fact]
    public void Distances_are_not_negative_and_equal_patterns_are_at_distance_zero() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Rates(shape);
            Matrix twice = x.SelectRows([0, .. Enumerable.Range(0, shape.Stimuli)]);
            foreach (IRdmDistance distance in All)
            {
                double[] rdm = distance.Compute(twice).UpperTriangle;
                Assert.Equal(0, rdm[0], 1e-9);
                Assert.All(rdm, d => Assert.True(d > -1e-9, $"{distance.Id} {d}"));
                Assert.True(rdm[1] > 1e-6, distance.Id); // another pattern is away from it
            }
        }, iter: 40);

    [Fact]
    public void Correlation_distance_ignores_offset_and_positive_scale_of_each_pattern_and_cosine_the_scale_only() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Draw.Matrix(shape.Seed, shape.Stimuli, shape.Units);
            Matrix scaled = PeerInputs.Fill(x.Rows, x.Columns, (i, k) => x[i, k] * (0.5 + i));
            Matrix moved = PeerInputs.Fill(x.Rows, x.Columns, (i, k) => (x[i, k] * (0.5 + i)) + 2 - i);
            AssertClose(new CorrelationDistance().Compute(x).UpperTriangle, new CorrelationDistance().Compute(moved).UpperTriangle, "correlation");
            AssertClose(new CosineDistance().Compute(x).UpperTriangle, new CosineDistance().Compute(scaled).UpperTriangle, "cosine");
            Assert.True(Differ(new CosineDistance(), x, moved) && Differ(new EuclideanDistance(), x, scaled));
            Assert.All(new CorrelationDistance().Compute(x).UpperTriangle, d => Assert.InRange(d, -1e-12, 2 + 1e-12));
        }, iter: 40);

    [Fact]
    public void Euclidean_is_the_same_after_rotation_and_translation_and_cosine_after_rotation() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Draw.Matrix(shape.Seed, shape.Stimuli, shape.Units);
            Matrix rotated = x.Times(Draw.Rotation(shape.Seed + 1, shape.Units));
            Matrix moved = PeerInputs.Fill(x.Rows, x.Columns, (i, k) => rotated[i, k] + (10 * k) - 3);
            AssertClose(new EuclideanDistance().Compute(x).UpperTriangle, new EuclideanDistance().Compute(moved).UpperTriangle, "euclidean");
            AssertClose(new CosineDistance().Compute(x).UpperTriangle, new CosineDistance().Compute(rotated).UpperTriangle, "cosine");
            Assert.True(Differ(new CorrelationDistance(), x, rotated));
        }, iter: 40);

    [Fact]
    public void Mahalanobis_is_the_same_after_any_invertible_map_of_units_and_noise() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Draw.Matrix(shape.Seed, shape.Stimuli, shape.Units);
            Matrix noise = Draw.Matrix(shape.Seed + 1, 4 * shape.Units, shape.Units);
            Matrix map = PeerInputs.Fill(shape.Units, shape.Units, (i, j) => (i == j ? 2 + i : 0) + (0.3 * Math.Sin(i + (2 * j))));
            var full = new FullCovariance();
            AssertClose(MahalanobisDistance.Compute(x, full.Estimate(noise)).UpperTriangle, MahalanobisDistance.Compute(x.Times(map), full.Estimate(noise.Times(map))).UpperTriangle, "mahalanobis", 1e-7);
        }, iter: 40);

    [Fact]
    public void Mahalanobis_equals_the_double_sum_with_the_precision_and_euclidean_after_whitening() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Draw.Matrix(shape.Seed, shape.Stimuli, shape.Units);
            NoiseCovariance noise = new ShrinkageToDiagonal().Estimate(Draw.Matrix(shape.Seed + 1, 30, shape.Units));
            Matrix precision = noise.ToPrecision();
            double[] ours = MahalanobisDistance.Compute(x, noise).UpperTriangle;
            AssertClose(Naive(x, (a, b) => Enumerable.Range(0, x.Columns).Sum(k => Enumerable.Range(0, x.Columns).Sum(l => (a[k] - b[k]) * precision[k, l] * (a[l] - b[l]))) / x.Columns), ours, "double sum");
            AssertClose(new EuclideanDistance().Compute(noise.Whiten(x)).UpperTriangle, ours, "whitened");
            AssertClose(new EuclideanDistance().Compute(x).UpperTriangle, MahalanobisDistance.Compute(x, NoiseCovariance.OfVariances(Enumerable.Repeat(1.0, x.Columns).ToArray())).UpperTriangle, "unit noise");
        }, iter: 40);

    [Fact]
    public void Each_distance_equals_its_formula_pair_by_pair() =>
        Shapes.Sample(shape =>
        {
            Matrix x = Rates(shape);
            AssertClose(Naive(x, (a, b) => 1 - Alignment.Statistics.Pearson.Compute(a, b).Value), new CorrelationDistance().Compute(x).UpperTriangle, "correlation");
            AssertClose(Naive(x, (a, b) => 1 - (Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b)))), new CosineDistance().Compute(x).UpperTriangle, "cosine");
            AssertClose(Naive(x, (a, b) => a.Zip(b, (p, q) => (p - q) * (p - q)).Sum() / a.Length), new EuclideanDistance().Compute(x).UpperTriangle, "euclidean");
            AssertClose(Naive(x, (a, b) => a.Zip(b, (p, q) => (p - q) / 1.1 * (Math.Log(p + 0.1) - Math.Log(q + 0.1))).Sum() / a.Length), new PoissonDistance().Compute(x).UpperTriangle, "poisson");
        }, iter: 40);

    [Fact]
    public void Patterns_wider_than_a_block_and_float32_ones_with_an_offset_equal_the_formula()
    {
        // 1,100 × 1,000 values are two blocks of columns; the offset of 1,000 costs float32 sums three digits and float64 ones none.
        const int Stimuli = 1_100;
        float[] stored = Array.ConvertAll(Draw.Normals(1, Stimuli * 1_000), value => (float)value + 1_000);
        Matrix x = Matrix.FromFloats(Stimuli, 1_000, stored);
        int[] rows = [0, 1, 274, 275, 700, Stimuli - 1]; // within and across the panels of the product
        Matrix some = x.SelectRows(rows);
        AssertClose(Naive(some, (a, b) => 1 - Alignment.Statistics.Pearson.Compute(a, b).Value), Pick(new CorrelationDistance().Compute(x), rows), "correlation", 1e-11);
        AssertClose(Naive(some, (a, b) => a.Zip(b, (p, q) => (p - q) * (p - q)).Sum() / a.Length), Pick(new EuclideanDistance().Compute(x), rows), "euclidean", 1e-11);
        AssertClose(Naive(some, (a, b) => 1 - (Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b)))), Pick(new CosineDistance().Compute(x), rows), "cosine", 1e-11);
    }

    private static double[] Pick(Rdm rdm, int[] rows)
    {
        Matrix square = Square(rdm);
        return rows.SelectMany((i, at) => rows.Skip(at + 1).Select(j => square[i, j])).ToArray();
    }

    private static Matrix Rates((long Seed, int Stimuli, int Units) shape)
    {
        var random = new StableRandom(shape.Seed);
        return PeerInputs.Fill(shape.Stimuli, shape.Units, (_, _) => 8 * random.NextDouble());
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (p, q) => p * q).Sum();

    private static double[] Naive(Matrix x, Func<double[], double[], double> distance) =>
        Enumerable.Range(0, x.Rows).SelectMany(i => Enumerable.Range(i + 1, x.Rows - i - 1).Select(j => distance(x.Row(i).ToArray(), x.Row(j).ToArray()))).ToArray();

    private static Matrix Square(Rdm rdm)
    {
        int n = rdm.StimulusCount;
        return PeerInputs.Fill(n, n, (i, j) => i == j ? 0 : rdm.UpperTriangle[(Math.Min(i, j) * n) - (Math.Min(i, j) * (Math.Min(i, j) + 1) / 2) + Math.Max(i, j) - Math.Min(i, j) - 1]);
    }

    private static bool Differ(IRdmDistance distance, Matrix x, Matrix y) =>
        distance.Compute(x).UpperTriangle.Zip(distance.Compute(y).UpperTriangle, (a, b) => Math.Abs(a - b)).Max() > 1e-6;

    private static void AssertClose(double[] expected, double[] actual, string what, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int k = 0; k < expected.Length; k++)
        {
            Assert.True(Math.Abs(expected[k] - actual[k]) <= tolerance * Math.Max(1, Math.Abs(expected[k])), $"{what}[{k}]: expected {expected[k]:R}, was {actual[k]:R}");
        }
    }

    // Noise that depends on the number of units only.
    private sealed class Whitened(INoiseEstimator estimator) : IRdmDistance
    {
        public string Id => $"mahalanobis {estimator.Id}";

        public string Summary => string.Empty;

        public Rdm Compute(Matrix x) => MahalanobisDistance.Compute(x, estimator.Estimate(Draw.Matrix(5, 40, x.Columns)));
    }
}

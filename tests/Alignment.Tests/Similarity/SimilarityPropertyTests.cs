using Concord.Alignment.Similarity;
using CsCheck;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>What each measure promises, on random spaces.</summary>
public sealed class SimilarityPropertyTests
{
    private const int Spaces20 = 20;

    // The measure; its value for equal spaces; its bounds; whether it is symmetric; what leaves it as it is.
    private static readonly Promise[] s_promises =
    [
        new(new UnbiasedCka(), 1, -1, 1),
        new(new LinearCka(), 1, 0, 1),
        new(new RbfCka(), 1, 0, 1),
        new(new RbfCka(0.5, estimator: HsicEstimator.Unbiased), 1, -1, 1),
        new(new Procrustes(), 0, 0, Math.PI / 2),
        new(new Procrustes(0.3), 0, 0, Math.PI / 2, Scale: false),
        new(new Procrustes(0), 0, 0, Math.PI / 2, Linear: true),
        new(new CcaMean(), 1, 0, 1, Linear: true),
        new(new CcaMean(squared: true), 1, 0, 1, Linear: true),
        new(new LinearRegressionR2(), 1, 0, 1, IsSymmetric: false),
        new(new MutualKnn(4), 1, 0, 1, Offset: false),
        new(new CycleKnn(4), double.NaN, 0, 1, IsSymmetric: false, Offset: false),
        new(new LcsKnn(4), 4, 0, 4, Offset: false),
        new(new Cknna(4), 1, double.NegativeInfinity, double.PositiveInfinity, IsSymmetric: false, Offset: false),
        new(new RdmCorrelation(), 1, -1, 1, Rotation: false, Offset: false),
    ];

    private static readonly Gen<(Matrix X, Matrix Y, long Seed)> s_spaces =
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Int[14, 22], Gen.Int[3, 8], Gen.Int[3, 8], Gen.Double[0.2, 3])
            .Select((seed, stimuli, unitsX, unitsY, noise) =>
            {
                (Matrix x, Matrix y) = Spaces.Related(seed, stimuli, unitsX, unitsY, noise);
                return (x, y, (long)seed);
            });

    [Fact]
    public void Rotation_scale_offset_and_order_of_units_change_only_what_is_said() => s_spaces.Sample(
        input =>
        {
            (Matrix x, Matrix y, long seed) = input;
            foreach (Promise promise in s_promises)
            {
                double value = promise.Of.Compute(x, y).Value;
                foreach ((bool holds, Matrix other) in new[]
                {
                    (promise.Rotation, Spaces.Times(x, Spaces.Rotation(seed, x.Columns))),
                    (promise.Scale, Spaces.Scaled(x, 7.3)),
                    (promise.Offset, Spaces.Scaled(x, 1, 2.5)),
                    (promise.Linear, Spaces.Times(x, Draw.Matrix(seed + 1, x.Columns, x.Columns))),
                })
                {
                    Invariant(promise, holds, value, promise.Of.Compute(other, y).Value);
                }

                Invariant(promise, true, value, promise.Of.Compute(x.SelectColumns(Spaces.Order(seed, x.Columns)), y).Value);
                Invariant(promise, true, value, promise.Of.Compute(x, y.SelectColumns(Spaces.Order(seed, y.Columns))).Value);
            }
        },
        iter: Spaces20);

    [Fact]
    public void Naming_the_stimuli_anew_on_both_sides_changes_nothing_and_sides_change_places_as_said() => s_spaces.Sample(
        input =>
        {
            (Matrix x, Matrix y, long seed) = input;
            int[] order = Spaces.Order(seed, x.Rows);
            foreach (Promise promise in s_promises)
            {
                double value = promise.Of.Compute(x, y).Value;
                Invariant(promise, true, value, promise.Of.Compute(x.SelectRows(order), y.SelectRows(order)).Value);
                Invariant(promise, promise.IsSymmetric, value, promise.Of.Compute(y, x).Value);
            }
        },
        iter: Spaces20);

    [Fact]
    public void Values_lie_within_bounds_and_equal_spaces_have_the_best_value() => s_spaces.Sample(
        input =>
        {
            foreach (Promise promise in s_promises)
            {
                double value = promise.Of.Compute(input.X, input.Y).Value;
                Assert.InRange(value, promise.Least - 1e-12, promise.Most + 1e-12);
                if (!double.IsNaN(promise.Self))
                {
                    // arccos near 1 turns a rounding of 1e-16 into 1e-8.
                    Assert.Equal(promise.Self, promise.Of.Compute(input.X, input.X).Value, 6);
                    Assert.True(promise.Of.HigherIsBetter ? value < promise.Self + 1e-6 : value > promise.Self - 1e-6, promise.Of.Id);
                }
            }
        },
        iter: Spaces20);

    [Fact]
    public void Noise_makes_spaces_less_alike()
    {
        foreach (Promise promise in s_promises)
        {
            double[] means = new[] { 0.1, 0.7, 3 }.Select(noise => Enumerable.Range(1, 8).Average(seed =>
            {
                Matrix x = Draw.Matrix(seed, 40, 6);
                return promise.Of.Compute(x, Spaces.Plus(x, Draw.Matrix(seed + 500, 40, 6), noise)).Value;
            })).ToArray();
            double sign = promise.Of.HigherIsBetter ? 1 : -1;
            Assert.True(sign * means[0] > sign * means[1] && sign * means[1] > sign * means[2], $"{promise.Of.Id}: {string.Join(", ", means)}");
        }
    }

    [Fact]
    public void Shuffling_one_side_takes_the_value_to_chance()
    {
        (Matrix x, Matrix y) = Spaces.Related(1, 60, 8, 8, 0.3);
        foreach ((ISimilarity similarity, double chance, double tolerance) in new (ISimilarity, double, double)[]
        {
            (new UnbiasedCka(), 0, 0.02), (new RbfCka(estimator: HsicEstimator.Unbiased), 0, 0.02), (new RdmCorrelation(), 0, 0.02), (new MutualKnn(), 10 / 59.0, 0.01),

            // Pairs that happen to be near on both sides have large inner products on both: chance is not 0.
            (new Cknna(), 0.15, 0.05),
        })
        {
            (ISimilaritySide side, double value) = (similarity.Prepare(x), similarity.Compute(x, y).Value);
            double shuffled = Enumerable.Range(1, 60).Average(seed => similarity.Compare(side, similarity.Prepare(y.SelectRows(Spaces.Order(seed, 60)))).Value);
            Assert.InRange(shuffled, chance - tolerance, chance + tolerance);
            Assert.True(value > chance + (5 * tolerance), $"{similarity.Id}: {value}");
        }

        foreach (ISimilarity similarity in new ISimilarity[] { new LinearCka(), new Procrustes(), new CcaMean(), new LinearRegressionR2() })
        {
            double gap = similarity.Compute(x, y).Value - similarity.Compute(x, y.SelectRows(Spaces.Order(1, 60))).Value;
            Assert.True(similarity.HigherIsBetter ? gap > 0.2 : gap < -0.2, $"{similarity.Id}: {gap}");
        }
    }

    [Fact]
    public void Independent_wide_spaces_are_alike_to_the_biased_estimator_only()
    {
        // The unbiased value scatters by about 1/√(pairs) = .04; the mean of five by .016.
        double Mean(ISimilarity similarity) => Enumerable.Range(1, 5).Average(seed => similarity.Compute(Draw.Matrix(seed, 40, 600), Draw.Matrix(-seed, 40, 500)).Value);
        Assert.True(Mean(new LinearCka()) > 0.9);
        Assert.InRange(Mean(new UnbiasedCka()), -0.05, 0.05);
        Assert.True(Mean(new RbfCka()) > 0.9);
        Assert.InRange(Mean(new RbfCka(estimator: HsicEstimator.Unbiased)), -0.05, 0.05);
    }

    [Fact]
    public void Kernels_and_features_give_the_same_sums()
    {
        // 60 stimuli: kernels for 40 + 30 units, features for 20 + 12. The same spaces under both, by units of zeros that change nothing.
        (Matrix x, Matrix y) = Spaces.Related(4, 60, 20, 12);
        Matrix padded = Spaces.Make(60, 80, (i, j) => j < 20 ? x[i, j] : 0);
        foreach (ISimilarity similarity in new ISimilarity[] { new LinearCka(), new UnbiasedCka() })
        {
            Golden.Close($"{similarity.Id} features", [similarity.Compute(padded, y).Value], [similarity.Compute(x, y).Value], 1e-13);
        }
    }

    [Fact]
    public void Float32_activations_give_the_numbers_of_their_float64_twin()
    {
        // An offset of ten standard deviations, as of units that are mostly on.
        (Matrix related, Matrix y) = Spaces.Related(6, 50, 1200, 30);
        float[] singles = Array.ConvertAll(Spaces.Scaled(related, 1, 0.01).Values, value => (float)value + 10);
        Matrix stored = Matrix.FromFloats(50, 1200, singles);
        Matrix widened = new(50, 1200, Array.ConvertAll(singles, value => (double)value));
        foreach (ISimilarity similarity in Similarities.All)
        {
            // Linear kernels multiply in float32 and sum in float64; all others widen first.
            double tolerance = similarity is LinearCka or UnbiasedCka ? 1e-6 : 1e-12;
            Golden.Close($"{similarity.Id} float32", [similarity.Compute(widened, y).Value], [similarity.Compute(stored, y).Value], tolerance);
        }
    }

    private static void Invariant(Promise promise, bool holds, double value, double changed)
    {
        if (holds)
        {
            Assert.True(Math.Abs(value - changed) < 1e-7, $"{promise.Of.Id}: {value:R} became {changed:R}");
        }
    }

    private sealed record Promise(
        ISimilarity Of, double Self, double Least, double Most, bool IsSymmetric = true, bool Rotation = true, bool Scale = true, bool Offset = true, bool Linear = false);
}

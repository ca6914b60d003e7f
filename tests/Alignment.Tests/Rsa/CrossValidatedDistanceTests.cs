using Concord.Alignment.Rsa;
using Concord.Alignment.Rsa.Noise;

namespace Concord.Alignment.Tests.Rsa;

public sealed class CrossValidatedDistanceTests
{
    [Fact]
    public void Crossnobis_is_unbiased_where_mahalanobis_is_not()
    {
        // Two equal patterns and a third one away, four folds, 200 draws of unit noise: the true distances are 0 and ‖Δ‖²/units = 1.
        const int Units = 10;
        const int Draws = 200;
        NoiseCovariance noise = NoiseCovariance.OfVariances(Enumerable.Repeat(1.0, Units).ToArray());
        var crossed = new double[Draws][];
        var plain = new double[Draws][];
        for (int draw = 0; draw < Draws; draw++)
        {
            Matrix values = Draw.Matrix(draw, 12, Units);
            var measurements = Labelled(PeerInputs.Fill(12, Units, (row, k) => values[row, k] + (row % 3 == 2 ? 1 : 0)), 3);
            crossed[draw] = CrossnobisDistance.Compute(measurements, noise).UpperTriangle;
            plain[draw] = MahalanobisDistance.Compute(measurements.Means(), noise).UpperTriangle;
        }

        // The mean of equal patterns is noise over 4 presentations each: E = 2/4 for mahalanobis. Standard errors of the means are near .01 and .02.
        Assert.Equal(0, crossed.Average(d => d[0]), 0.04);
        Assert.Equal(1, crossed.Average(d => d[1]), 0.08);
        Assert.Equal(0.5, plain.Average(d => d[0]), 0.04);
        Assert.InRange(crossed.Count(d => d[0] < 0), 60, 140); // about half: nothing is clipped
    }

    [Fact]
    public void By_hand_two_folds_and_one_unit()
    {
        // Fold 0: 1, 3; fold 1: 2, 7. (1 − 3)(2 − 7) = 10 in either fold.
        var measurements = new Measurements(new Matrix(4, 1, [1, 3, 2, 7]), [0, 1, 0, 1], [0, 0, 1, 1]);
        Assert.Equal(10, new CrossnobisDistance().Compute(measurements).UpperTriangle[0], 12);
        Assert.Equal(10.0 / 4, CrossnobisDistance.Compute(measurements, NoiseCovariance.OfVariances([4])).UpperTriangle[0], 12);

        // Rates without prior: mean of (2 − 7)(ln 1 − ln 3) and (1 − 3)(ln 2 − ln 7).
        double expected = ((5 * Math.Log(3)) + (2 * Math.Log(3.5))) / 2;
        Assert.Equal(expected, new PoissonCvDistance(new PoissonPrior(1, 0)).Compute(measurements).UpperTriangle[0], 12);
    }

    [Fact]
    public void Crossnobis_equals_the_plain_sum_over_folds_with_unequal_numbers_of_presentations()
    {
        // Condition 0 twice in fold 0: each presentation counts once in the training mean.
        Matrix x = Draw.Matrix(3, 7, 4);
        int[] conditions = [0, 0, 1, 0, 1, 0, 1];
        int[] folds = [0, 0, 0, 1, 1, 2, 2];
        double expected = 0;
        for (int fold = 0; fold < 3; fold++)
        {
            double[] train = Difference(x, row => folds[row] != fold, conditions);
            double[] test = Difference(x, row => folds[row] == fold, conditions);
            expected += train.Zip(test, (a, b) => a * b).Sum() / 4 / 3;
        }

        Assert.Equal(expected, new CrossnobisDistance().Compute(new Measurements(x, conditions, folds)).UpperTriangle[0], 12);
    }

    [Fact]
    public void Patterns_wider_than_a_block_and_float32_ones_equal_the_plain_sums()
    {
        // 27 presentations × 40,000 units are two blocks. Three folds of nine conditions; pair (0, 1).
        float[] stored = Array.ConvertAll(Draw.Normals(1, 27 * 40_000), value => (float)Math.Abs(value) + 1);
        Matrix x = Matrix.FromFloats(27, 40_000, stored);
        double crossed = 0;
        double poisson = 0;
        for (int fold = 0; fold < 3; fold++)
        {
            for (int k = 0; k < x.Columns; k++)
            {
                double Within(int c) => x[(9 * fold) + c, k];
                double Outside(int c) => (x[c, k] + x[9 + c, k] + x[18 + c, k] - Within(c)) / 2;
                crossed += (Outside(0) - Outside(1)) * (Within(0) - Within(1)) / x.Columns / 3;
                poisson += (Outside(0) - Outside(1)) / 1.1 * (Math.Log(Within(0) + 0.1) - Math.Log(Within(1) + 0.1)) / x.Columns / 3;
            }
        }

        Assert.Equal(crossed, new CrossnobisDistance().Compute(Labelled(x, 9)).UpperTriangle[0], 11);
        Assert.Equal(poisson, new PoissonCvDistance().Compute(Labelled(x, 9)).UpperTriangle[0], 11);
    }

    [Fact]
    public void Crossnobis_ignores_what_is_added_to_a_whole_fold_and_rotation_of_units()
    {
        Matrix x = Draw.Matrix(9, 12, 5);
        double[] expected = new CrossnobisDistance().Compute(Labelled(x, 4)).UpperTriangle;
        Matrix moved = PeerInputs.Fill(12, 5, (row, k) => x[row, k] + (7 * (row / 4)) + k).Times(Draw.Rotation(2, 5));
        Golden.Close("crossnobis moved and rotated", expected, new CrossnobisDistance().Compute(Labelled(moved, 4)).UpperTriangle, 1e-11);
    }

    [Fact]
    public void A_condition_missing_from_a_fold_is_averaged_over_the_others_and_noted()
    {
        // Condition 2 is in fold 0 alone: it has no other fold to be crossed with. Condition 1 lacks in fold 2.
        Matrix x = Draw.Matrix(4, 6, 3);
        int[] conditions = [0, 1, 2, 0, 1, 0];
        int[] folds = [0, 0, 0, 1, 1, 2];
        Rdm rdm = new CrossnobisDistance().Compute(new Measurements(x, conditions, folds));
        Assert.Equal([false, true, true], rdm.UpperTriangle.Select(double.IsNaN));
        Assert.Equal("2 of 3 pairs are defined in no fold; 1 of 3 pairs are averaged over fewer than 3 folds", rdm.Note);
        double expected = new[] { 0, 1 }.Average(fold => Difference(x, row => folds[row] != fold, conditions).Zip(Difference(x, row => folds[row] == fold, conditions), (a, b) => a * b).Sum() / 3);
        Assert.Equal(expected, rdm.UpperTriangle[0], 12);
    }

    [Fact]
    public void One_fold_no_units_a_singular_covariance_and_no_degrees_of_freedom_are_undefined_with_the_reason()
    {
        Measurements once = Labelled(Draw.Matrix(1, 3, 2), 3);
        foreach (IMeasurementDistance distance in MeasurementDistances.All)
        {
            Rdm rdm = distance.Compute(once);
            Assert.All(rdm.UpperTriangle, value => Assert.True(double.IsNaN(value)));
            Assert.Matches("two folds|degrees of freedom", rdm.Note!);
        }

        Rdm silent = MahalanobisDistance.Compute(Draw.Matrix(1, 3, 2), NoiseCovariance.OfVariances([1, 0]));
        Assert.Contains("singular: 1 of 2 units", silent.Note, StringComparison.Ordinal);
        Assert.All(silent.UpperTriangle, value => Assert.True(double.IsNaN(value)));
        Assert.Equal("no units", new CrossnobisDistance().Compute(Labelled(new Matrix(6, 0, []), 3)).Note);
    }

    [Fact]
    public void Negative_and_zero_rates_spoil_their_own_distances_only()
    {
        var x = new Matrix(3, 2, [1, 2, -0.01, 3, 0, 4]);
        Rdm rdm = new PoissonDistance().Compute(x);
        Assert.Equal([true, false, true], rdm.UpperTriangle.Select(double.IsNaN));
        Assert.StartsWith("1 of 3 stimuli", rdm.Note, StringComparison.Ordinal);
        Assert.All(new PoissonDistance(new PoissonPrior(1, 0)).Compute(x).UpperTriangle, value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Labels_that_skip_a_number_and_lengths_that_differ_are_refused()
    {
        Assert.Contains("label 1 does not occur", Assert.Throws<ArgumentException>(() => new Measurements(new Matrix(2, 1, [1, 2]), [0, 2], [0, 1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Measurements(new Matrix(2, 1, [1, 2]), [0], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Measurements(new Matrix(2, 1, [1, 2]), [0, -1], [0, 1]));
        Assert.Contains("mahalanobis, crossnobis, poisson-cv", Assert.Throws<AlignmentException>(() => MeasurementDistances.Find("crosnobis")).Message, StringComparison.Ordinal);
    }

    private static Measurements Labelled(Matrix values, int conditions) =>
        new(values, Enumerable.Range(0, values.Rows).Select(row => row % conditions).ToArray(), Enumerable.Range(0, values.Rows).Select(row => row / conditions).ToArray());

    // Mean of condition 0 less mean of condition 1 over the wanted rows.
    private static double[] Difference(Matrix x, Func<int, bool> wanted, int[] conditions) =>
        Enumerable.Range(0, x.Columns).Select(k => Mean(x, k, row => wanted(row) && conditions[row] == 0) - Mean(x, k, row => wanted(row) && conditions[row] == 1)).ToArray();

    private static double Mean(Matrix x, int k, Func<int, bool> wanted) => Enumerable.Range(0, x.Rows).Where(wanted).Average(row => x[row, k]);
}

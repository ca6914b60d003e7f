using System.Text.Json;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class SplitHalfTests
{
    [Fact]
    public void Split_half_in_both_orders_equals_the_reference()
    {
        JsonElement expected = Golden.Json("noise_ceiling", "split_half.json");
        Matrix[] repetitions = GoldenRepetitions();
        int[][] splits = expected.GetProperty("splits").EnumerateArray().Select(Golden.Ints).ToArray();
        SplitHalfResult first = SplitHalfCeiling.Compute(repetitions, splits);
        SplitHalfResult other = SplitHalfCeiling.Compute(repetitions, splits, SplitHalfOrder.MeanThenMedian);
        Golden.Close("split-half per neuroid", expected.GetProperty("per_neuroid_mean").Doubles(), first.PerNeuroid, 1e-12);
        Golden.Close("split-half", [expected.GetProperty("mean_over_splits_of_median_neuroid").GetDouble()], [first.Value], 1e-12);
        Golden.Close("split-half mean first", [expected.GetProperty("center_median_neuroid_of_mean_splits").GetDouble()], [other.Value], 1e-12);
    }

    [Fact]
    public void By_hand_two_repetitions_of_one_neuroid()
    {
        // Halves (1, 2, 3) and (1, 3, 2): r = 1/2, so 2·(1/2)/(3/2) = 2/3.
        Matrix[] repetitions = [new(3, 1, [1, 2, 3]), new(3, 1, [1, 3, 2])];
        Assert.Equal(2.0 / 3, SplitHalfCeiling.Compute(repetitions, [[0, 1]]).Value, 12);
        Assert.Equal(0, SplitHalfCeiling.SpearmanBrown(0));
        Assert.Equal(-2, SplitHalfCeiling.SpearmanBrown(-0.5), 12); // signs survive
        Assert.True(double.IsNaN(SplitHalfCeiling.SpearmanBrown(-1)));
    }

    [Theory]
    [InlineData("split-half(10)", SplitHalfOrder.MedianThenMean)]
    [InlineData("split-half-mean-first(10)", SplitHalfOrder.MeanThenMedian)]
    public void Ids_are_read_and_written_and_fix_order_number_and_halves(string text, SplitHalfOrder order)
    {
        SplitHalfSpec spec = SplitHalfSpec.Parse(text.Replace("(10)", "( 10 )", StringComparison.Ordinal));
        Assert.Equal(new SplitHalfSpec(order, 10), spec);
        Assert.Equal(text, spec.Text);
        Matrix[] repetitions = GoldenRepetitions();
        SplitHalfResult expected = SplitHalfCeiling.Compute(repetitions, SplitHalfCeiling.RandomSplits(5, 10, repetitions.Length), order);
        Assert.Equal(expected.Value, spec.Compute(repetitions, 5).Value);
        Assert.NotEqual(expected.Value, spec.Compute(repetitions, 6).Value);
    }

    [Theory]
    [InlineData("split-half")]
    [InlineData("split-half(0)")]
    [InlineData("split-half(ten)")]
    [InlineData("splithalf(10)")]
    [InlineData("split-half(10")]
    public void Other_texts_are_refused_with_the_forms(string text) =>
        Assert.Contains("split-half(k) or split-half-mean-first(k)", Assert.Throws<AlignmentException>(() => SplitHalfSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_constant_neuroid_is_left_out_of_the_median_and_noted()
    {
        Matrix[] repetitions = [.. Enumerable.Range(0, 4).Select(r => PeerInputs.Fill(20, 3, (i, j) => j == 1 ? 7 : Math.Sin(i + j) + (0.2 * Math.Cos((i * r) + j))))];
        SplitHalfResult result = new SplitHalfSpec(SplitHalfOrder.MedianThenMean, 3).Compute(repetitions, 1);
        Assert.InRange(result.Value, 0.5, 1);
        Assert.True(double.IsNaN(result.PerNeuroid[1]));
        Assert.Equal("3 of 9 split correlations undefined", result.Note);
        Assert.Contains("two repetitions", new SplitHalfSpec(SplitHalfOrder.MedianThenMean, 3).Compute([repetitions[0]], 1).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Reliability_is_that_of_the_mean_whatever_scale_and_offset_a_neuroid_has_and_falls_with_noise()
    {
        // Signal variance 1, noise variance 4, 10 repetitions: the mean's reliability is 1/(1 + .4) = .714.
        Matrix[] Noisy(double sd) => [.. Enumerable.Range(0, 10).Select(r => PeerInputs.Fill(400, 5, (i, j) => Signal[i, j] + (sd * Draws[r][i, j])))];
        var spec = new SplitHalfSpec(SplitHalfOrder.MedianThenMean, 10);
        double value = spec.Compute(Noisy(2), 1).Value;
        Assert.Equal(1 / 1.4, value, 0.05);
        Assert.True(spec.Compute(Noisy(1), 1).Value > value && value > spec.Compute(Noisy(6), 1).Value);
        Matrix[] scaled = [.. Noisy(2).Select(m => PeerInputs.Fill(400, 5, (i, j) => (m[i, j] * (1 + j)) - 30))];
        Assert.Equal(value, spec.Compute(scaled, 1).Value, 10);
    }

    [Theory]
    [InlineData(SplitHalfOrder.MedianThenMean)]
    [InlineData(SplitHalfOrder.MeanThenMedian)]
    public void Bootstrap_draws_equal_the_ceiling_of_the_drawn_stimuli_and_its_interval_holds_the_ceiling(SplitHalfOrder order)
    {
        Matrix[] repetitions = GoldenRepetitions();
        IReadOnlyList<int[]> splits = SplitHalfCeiling.RandomSplits(2, 4, repetitions.Length);
        var resamples = new StimulusResamples(7, 200, 40);
        double[] draws = SplitHalfBootstrap.Run(repetitions, splits, order, resamples);
        double[] naive = Enumerable.Range(0, 10).Select(draw =>
        {
            int[] drawn = Enumerable.Range(0, 40).SelectMany(i => Enumerable.Repeat(i, resamples.Multiplicities(draw)[i])).ToArray();
            return SplitHalfCeiling.Compute([.. repetitions.Select(repetition => repetition.SelectRows(drawn))], splits, order).Value;
        }).ToArray();
        Golden.Close($"split-half bootstrap {order}", naive, draws[..10], 1e-11);
        Interval interval = Interval.Percentile(draws);
        Assert.InRange(SplitHalfCeiling.Compute(repetitions, splits, order).Value, interval.Lower, interval.Upper);
    }

    private static Matrix Signal { get; } = Draw.Matrix(1, 400, 5);

    private static Matrix[] Draws { get; } = [.. Enumerable.Range(0, 10).Select(r => Draw.Matrix(100 + r, 400, 5))];

    private static Matrix[] GoldenRepetitions()
    {
        (int[] shape, double[] values) = Golden.NpyValues("noise_ceiling", "neural_stim_rep_neuroid.npy"); // (stimuli, repetitions, neuroids)
        return [.. Enumerable.Range(0, shape[1]).Select(r => PeerInputs.Fill(shape[0], shape[2], (s, j) => values[(((s * shape[1]) + r) * shape[2]) + j]))];
    }

    [Fact]
    public void A_missing_value_leaves_out_itself_and_no_more()
    {
        var random = new Random(11);
        double[] signal = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble())];
        Matrix[] whole = [.. Enumerable.Range(0, 4).Select(_ => new Matrix(100, 2, [.. signal.Select(value => value + (0.3 * random.NextDouble()))]))];
        Matrix[] holes = [.. whole.Select(matrix => new Matrix(100, 2, [.. matrix.Values]))];
        (holes[0].Values[6], holes[1].Values[6], holes[3].Values[151]) = (double.NaN, double.NaN, double.NaN);
        var spec = new SplitHalfSpec(SplitHalfOrder.MeanThenMedian, 10);
        SplitHalfResult full = spec.Compute(whole, 1);
        SplitHalfResult missing = spec.Compute(holes, 1);
        Assert.Null(missing.Note);
        Assert.All(full.PerNeuroid.Zip(missing.PerNeuroid), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 1e-12, 0.02));
        // A stimulus shown once less often: its last repetition is missing altogether.
        (holes[3].Values[20], holes[3].Values[21]) = (double.NaN, double.NaN);
        Assert.True(spec.Compute(holes, 1).Value > 0.9);
    }
}

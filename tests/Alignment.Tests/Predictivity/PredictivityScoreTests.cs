using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class PredictivityScoreTests
{
    private static readonly Mapping[] Mappings = [new Ridge(2), new RidgeCv(RidgeCv.LogSpace(-2, 4, 7)), new RidgeCv(RidgeCv.LogSpace(-2, 4, 7), PenaltyScope.Target), new Pls(6)];

    [Theory]
    [InlineData(30, 8, FeatureScaling.ZScored)]
    [InlineData(30, 60, FeatureScaling.Centred)]
    [InlineData(30, 60, FeatureScaling.Global)]
    public void Ridge_with_folds_and_scaling_equals_a_plain_twin(int stimuli, int units, FeatureScaling scaling)
    {
        Matrix x = Draw.Matrix(1, stimuli, units);
        Matrix y = Draw.Responses(2, x, 3, 0.5);
        Folds folds = Folds.KFold(stimuli, 4);
        PredictivityResult result = PredictivityScore.Compute(x, y, folds, new Ridge(2), scaling);
        var twin = new double[stimuli * 3];
        for (int fold = 0; fold < 4; fold++)
        {
            PlainRidge.Predict(x, y, folds.Training(fold), folds.HeldOut[fold], 2, scaling, twin);
        }

        Golden.Close($"ridge twin {scaling}", twin, result.Predictions.Values, 1e-9);
        var table = new Matrix(stimuli, 3, twin);
        Golden.Close("pooled r", Enumerable.Range(0, 3).Select(j => Pearson.Compute(table.Column(j), y.Column(j)).Value).ToArray(), result.PerNeuroid, 1e-9);
    }

    [Fact]
    public void Per_fold_r_is_the_mean_of_each_folds_r_and_differs_from_pooled()
    {
        Matrix x = Draw.Matrix(3, 24, 6);
        Matrix y = Draw.Responses(4, x, 2, 1);
        Folds folds = Folds.KFold(24, 3);
        PredictivityResult pooled = PredictivityScore.Compute(x, y, folds, new Ridge(1));
        PredictivityResult each = PredictivityScore.Compute(x, y, folds, new Ridge(1), pooling: Pooling.PerFold);
        double wanted = folds.HeldOut.Average(rows => Pearson.Compute(pooled.Predictions.SelectRows(rows).Column(1), y.SelectRows(rows).Column(1)).Value);
        Assert.Equal(wanted, each.PerNeuroid[1], 12);
        Assert.NotEqual(pooled.PerNeuroid[1], each.PerNeuroid[1], 4);
    }

    [Fact]
    public void Permuting_units_or_all_stimuli_together_changes_nothing_and_permuting_one_side_destroys_the_score()
    {
        Matrix x = Draw.Matrix(5, 40, 10);
        Matrix y = Draw.Responses(6, x, 5, 0.3);
        int[] foldOf = Enumerable.Range(0, 40).Select(i => i % 5).ToArray();
        int[] order = new StableRandom(7).Permutation(40);
        foreach (Mapping mapping in Mappings)
        {
            double[] score = PredictivityScore.Compute(x, y, Folds.Given(foldOf), mapping).PerNeuroid;
            double[] units = PredictivityScore.Compute(x.SelectColumns(new StableRandom(8).Permutation(10)), y, Folds.Given(foldOf), mapping).PerNeuroid;
            double[] together = PredictivityScore.Compute(x.SelectRows(order), y.SelectRows(order), Folds.Given(Array.ConvertAll(order, i => foldOf[i])), mapping).PerNeuroid;
            double[] broken = PredictivityScore.Compute(x.SelectRows(order), y, Folds.Given(foldOf), mapping).PerNeuroid;
            Golden.Close($"{mapping.Id} units permuted", score, units, 1e-8);
            Golden.Close($"{mapping.Id} stimuli permuted", score, together, 1e-8);
            Assert.True(score.Average() - broken.Average() > 0.4, $"{mapping.Id}: {score.Average()} and {broken.Average()}");
        }
    }

    [Fact]
    public void Scaling_all_units_changes_nothing_under_global_and_z_scored()
    {
        Matrix x = Draw.Matrix(9, 30, 50);
        Matrix y = Draw.Responses(10, x, 3, 0.5);
        var large = new Matrix(30, 50, Array.ConvertAll(x.Values, v => 1000 * v));
        foreach (FeatureScaling scaling in new[] { FeatureScaling.Global, FeatureScaling.ZScored })
        {
            Golden.Close($"{scaling}", PredictivityScore.Compute(x, y, Folds.KFold(30, 5), new Ridge(3), scaling).PerNeuroid, PredictivityScore.Compute(large, y, Folds.KFold(30, 5), new Ridge(3), scaling).PerNeuroid, 1e-9);
        }

        Assert.NotEqual(PredictivityScore.Compute(x, y, Folds.KFold(30, 5), new Ridge(3)).PerNeuroid[0], PredictivityScore.Compute(large, y, Folds.KFold(30, 5), new Ridge(3)).PerNeuroid[0], 6);
    }

    [Fact]
    public void Constant_and_non_finite_neuroids_are_undefined_left_out_and_counted()
    {
        Matrix x = Draw.Matrix(11, 20, 4);
        double[] values = [.. Draw.Responses(12, x, 4, 0.2).Values];
        for (int i = 0; i < 20; i++)
        {
            values[(i * 4) + 1] = 0.1;
        }

        values[3] = double.NaN;
        foreach (Mapping mapping in Mappings)
        {
            PredictivityResult result = PredictivityScore.Compute(x, new Matrix(20, 4, values), Folds.KFold(20, 4), mapping);
            Assert.Equal([false, true, false, true], result.PerNeuroid.Select(double.IsNaN));
            Scored median = result.Aggregate(NeuroidAggregate.Median);
            Assert.Equal((result.PerNeuroid[0] + result.PerNeuroid[2]) / 2, median.Value, 14);
            Assert.Equal("2 of 4 neuroids undefined and left out", median.Note);
            Assert.Contains("1 neuroids have responses that are not finite", result.Notes);
        }
    }

    [Fact]
    public void Constant_units_leave_every_prediction_at_the_mean()
    {
        var x = new Matrix(12, 3, Enumerable.Repeat(0.3, 36).ToArray());
        Matrix y = Draw.Matrix(1, 12, 2);
        foreach (Mapping mapping in Mappings)
        {
            PredictivityResult result = PredictivityScore.Compute(x, y, Folds.KFold(12, 3), mapping, FeatureScaling.ZScored);
            Assert.Equal(y.Column(0).Skip(4).Average(), result.Predictions[0, 0], 10);
        }
    }

    [Fact]
    public void Activations_with_NaN_are_refused_by_place() =>
        Assert.StartsWith("activations row 1, unit 0", Assert.Throws<AlignmentException>(() => PredictivityScore.Compute(new Matrix(3, 2, [1, 2, double.NaN, 4, 5, 6]), Draw.Matrix(1, 3, 1), Folds.KFold(3, 3), new Ridge(1))).Message, StringComparison.Ordinal);

    [Fact]
    public void Nearly_dead_units_raise_a_caution_when_z_scored_only()
    {
        double[] values = [.. Draw.Matrix(1, 20, 3).Values];
        for (int i = 0; i < 20; i++)
        {
            values[(i * 3) + 2] = i == 0 ? 5 : i == 10 ? 0.001 : 0;
        }

        var x = new Matrix(20, 3, values);
        Matrix y = Draw.Matrix(2, 20, 2);
        Assert.Contains(PredictivityScore.Compute(x, y, Folds.KFold(20, 4), new Ridge(1), FeatureScaling.ZScored).Notes, note => note.Contains("nearly dead", StringComparison.Ordinal));
        Assert.Empty(PredictivityScore.Compute(x, y, Folds.KFold(20, 4), new Ridge(1)).Notes);
    }

    [Fact]
    public void A_penalty_at_the_edge_of_its_list_is_noted()
    {
        Matrix x = Draw.Matrix(1, 30, 5);
        Assert.Contains(PredictivityScore.Compute(x, Draw.Responses(2, x, 2, 0.01), Folds.KFold(30, 3), new RidgeCv([100, 1000, 10000])).Notes, note => note.Contains("edge", StringComparison.Ordinal));
        Assert.Empty(PredictivityScore.Compute(x, Draw.Responses(2, x, 2, 0.5), Folds.KFold(30, 3), new RidgeCv(RidgeCv.LogSpace(-6, 8, 15))).Notes);
    }

    [Fact]
    public void No_penalty_with_more_units_than_stimuli_is_the_minimum_norm_fit_and_pls_runs_out_of_components()
    {
        Matrix x = Draw.Matrix(1, 6, 9);
        Matrix y = Draw.Matrix(2, 6, 2);
        Golden.Close("interpolation", y.Values, new Ridge(0).FitPredict(x, y, x).Values, 1e-8);
        Golden.Close("limit of small penalties", new Ridge(1e-7).FitPredict(x, y, Draw.Matrix(3, 4, 9)).Values, new Ridge(0).FitPredict(x, y, Draw.Matrix(3, 4, 9)).Values, 1e-6);
        PredictivityResult pls = PredictivityScore.Compute(x, y, Folds.KFold(6, 2), new Pls(25));
        Assert.Contains(pls.Notes, note => note.Contains("nothing was left", StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_of_neuroids_change_nothing()
    {
        // 17,000 training rows allow 64 neuroids a block: 70 make two blocks.
        const int Rows = 34_000;
        var x = new Matrix(Rows, 1, Enumerable.Range(0, Rows).Select(i => Math.Sin(0.37 * i)).ToArray());
        var y = new Matrix(Rows, 70, Enumerable.Range(0, Rows * 70).Select(k => (k * 7919 % 1009 / 1009.0) + (x[k / 70, 0] * (k % 70))).ToArray());
        PredictivityResult all = PredictivityScore.Compute(x, y, Folds.KFold(Rows, 2), new RidgeCv([1, 100], PenaltyScope.Target));
        PredictivityResult last = PredictivityScore.Compute(x, y.SelectColumns([69]), Folds.KFold(Rows, 2), new RidgeCv([1, 100], PenaltyScope.Target));
        Assert.Equal(last.PerNeuroid[0], all.PerNeuroid[69], 10);
    }

    [Fact]
    public void Bootstrap_draws_equal_a_plain_twin_in_both_poolings()
    {
        Matrix x = Draw.Matrix(1, 24, 5);
        Matrix y = Draw.Responses(2, x, 7, 0.8);
        var resamples = new StimulusResamples(3, 40, 24);
        foreach (Pooling pooling in Enum.GetValues<Pooling>())
        {
            Folds folds = pooling is Pooling.Pooled ? Folds.ShuffleSplit(24, 4, 0.75, 5) : Folds.KFold(24, 2);
            PredictivityResult result = PredictivityScore.Compute(x, y, folds, new Ridge(1), pooling: pooling);
            double[] draws = PredictivityBootstrap.Run(result, y, resamples, NeuroidAggregate.Median);
            double[] twin = Enumerable.Range(0, 40).Select(draw => NeuroidAggregates.Compute(Enumerable.Range(0, 7).Select(j => Naive(result, y, resamples, draw, j)).ToArray(), NeuroidAggregate.Median).Value).ToArray();
            Golden.Close($"predictivity bootstrap {pooling}", twin, draws, 1e-10);
        }
    }

    private static double Naive(PredictivityResult result, Matrix y, StimulusResamples resamples, int draw, int neuroid)
    {
        var parts = Enumerable.Range(0, result.PredictionStimuli.Length).GroupBy(row => result.Pooling is Pooling.Pooled ? 0 : result.PredictionFolds[row]);
        return parts.Average(part =>
        {
            int[] rows = part.SelectMany(row => Enumerable.Repeat(row, resamples.Multiplicities(draw)[result.PredictionStimuli[row]])).ToArray();
            return Pearson.Compute(rows.Select(row => result.Predictions[row, neuroid]).ToArray(), rows.Select(row => y[result.PredictionStimuli[row], neuroid]).ToArray()).Value;
        });
    }
}

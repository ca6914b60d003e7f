using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class UnitProductsTests
{
    private static readonly Mapping[] Mappings = [new Ridge(2), new RidgeCv(RidgeCv.LogSpace(-2, 4, 7), PenaltyScope.Target), new RidgeKFold(RidgeCv.LogSpace(-2, 4, 7), 3), new Pls(3)];

    [Theory]
    [InlineData(60, FeatureScaling.Centred)]
    [InlineData(60, FeatureScaling.Global)]
    [InlineData(60, FeatureScaling.ZScored)]
    [InlineData(8, FeatureScaling.Centred)]
    [InlineData(8, FeatureScaling.Global)]
    [InlineData(8, FeatureScaling.ZScored)]
    public void A_fold_of_the_shared_products_predicts_as_its_own_rows_alone(int units, FeatureScaling scaling)
    {
        Matrix x = Draw.Matrix(1, 30, units);
        Matrix y = Draw.Responses(2, x, 4, 0.5);
        Folds folds = Folds.KFold(30, 3);
        foreach (Mapping mapping in Mappings)
        {
            Matrix shared = PredictivityScore.Compute(x, y, folds, mapping, scaling).Predictions;
            int[] training = folds.Training(1);
            double[] mean = [.. Enumerable.Range(0, units).Select(k => training.Average(row => x[row, k]))];
            double[] variance = [.. Enumerable.Range(0, units).Select(k => training.Average(row => Math.Pow(x[row, k] - mean[k], 2)))];
            Matrix scaled = new(30, units, [.. x.Values.Select((value, k) => (value - mean[k % units]) / Spread(variance, k % units, scaling))]);
            Matrix alone = mapping.FitPredict(scaled.SelectRows(training), y.SelectRows(training), scaled.SelectRows(folds.HeldOut[1]));
            Golden.Close($"{mapping.Id} {scaling} {units}", alone.Values, shared.SelectRows(folds.HeldOut[1]).Values, 1e-8);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(8)]
    public void A_large_common_offset_costs_no_digits_that_the_input_has(int units)
    {
        // Multiples of 2^-20 beside 2^20: exact in float64 either way, so that any difference is ours.
        Matrix x = new(30, units, Array.ConvertAll(Draw.Matrix(1, 30, units).Values, value => Math.Round(value * 1048576) / 1048576));
        Matrix far = new(30, units, Array.ConvertAll(x.Values, value => value + 1048576));
        Matrix y = Draw.Responses(2, x, 3, 0.5);
        foreach (Mapping mapping in Mappings)
        {
            Golden.Close($"offset {mapping.Id}", PredictivityScore.Compute(x, y, Folds.KFold(30, 5), mapping).Predictions.Values, PredictivityScore.Compute(far, y, Folds.KFold(30, 5), mapping).Predictions.Values, 1e-8);
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(8)]
    public void A_fold_far_from_the_rest_is_taken_from_its_own_rows(int units)
    {
        // The last ten stimuli lie 1e7 spreads away: taking them away from shared products would leave two digits.
        Matrix near = Draw.Matrix(1, 30, units);
        Matrix x = new(30, units, [.. near.Values.Select((value, k) => k / units < 20 ? value : value + 1e7)]);
        Matrix y = Draw.Responses(2, near, 3, 0.5);
        int[] training = [.. Enumerable.Range(0, 15)];
        int[] heldOut = [.. Enumerable.Range(15, 5)];
        foreach (Mapping mapping in Mappings)
        {
            Matrix found = PredictivityScore.Predict(UnitProducts.Of(x), y, [(training, heldOut)], mapping).Single();
            Golden.Close($"far {mapping.Id}", mapping.FitPredict(x.SelectRows(training), y.SelectRows(training), x.SelectRows(heldOut)).Values, found.Values, 1e-8);
        }
    }

    [Fact]
    public void Float32_activations_predict_as_their_widened_twin()
    {
        float[] values = [.. Draw.Matrix(1, 20, 50).Values.Select(value => (float)value)];
        Matrix single = Matrix.FromFloats(20, 50, values);
        var wide = new Matrix(20, 50, Array.ConvertAll(values, value => (double)value));
        Matrix y = Draw.Responses(2, wide, 3, 0.5);
        foreach (FeatureScaling scaling in Enum.GetValues<FeatureScaling>())
        {
            Assert.Equal(PredictivityScore.Compute(wide, y, Folds.KFold(20, 4), new Ridge(1), scaling).PerNeuroid, PredictivityScore.Compute(single, y, Folds.KFold(20, 4), new Ridge(1), scaling).PerNeuroid);
        }
    }

    [Fact]
    public void A_hundred_penalties_lose_as_each_alone()
    {
        // Factored weights against one penalty a time, leave one out: the choice among two must be the one that each alone would lose less with.
        Matrix x = Draw.Matrix(1, 40, 15);
        Matrix y = Draw.Responses(2, x, 5, 1.5);
        double[] many = RidgeCv.LogSpace(-8, 8, 99);
        double[] chosen = PredictivityScore.Compute(x, y, Folds.KFold(40, 2), new RidgeCv(many, PenaltyScope.Target)).ChosenAlphas[0];
        int[] training = Folds.KFold(40, 2).Training(0);
        for (int j = 0; j < 5; j++)
        {
            double[] losses = [.. many.Select(alpha => training.Sum(left =>
            {
                int[] rest = [.. training.Where(row => row != left)];
                double predicted = new Ridge(alpha).FitPredict(x.SelectRows(rest), y.SelectRows(rest).SelectColumns([j]), x.SelectRows([left]))[0, 0];
                return Math.Pow(predicted - y[left, j], 2);
            }))];
            Assert.Equal(losses.Min(), losses[Array.IndexOf(many, chosen[j])], 1e-9);
        }
    }

    private static double Spread(double[] variance, int unit, FeatureScaling scaling) => scaling switch
    {
        FeatureScaling.Centred => 1,
        FeatureScaling.Global => Math.Sqrt(variance.Average()),
        _ => Math.Sqrt(variance[unit]),
    };
}

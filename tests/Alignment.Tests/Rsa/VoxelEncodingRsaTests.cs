using Concord.Alignment.Predictivity;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class VoxelEncodingRsaTests
{
    private static readonly Matrix X = Draw.Matrix(1, 48, 10);

    [Fact]
    public void The_score_is_the_comparison_of_the_two_RDMs_written_out()
    {
        Matrix y = Draw.Responses(2, X, 7, 0.4);
        PredictivityResult result = PredictivityScore.Compute(X, y, Folds.KFold(48, 6), new Ridge(1));
        double[] predicted = Rdm.Compute(result.Predictions, new EuclideanDistance()).UpperTriangle;
        double[] recorded = Rdm.Compute(y, new EuclideanDistance()).UpperTriangle;
        Assert.Equal(Alignment.Statistics.Spearman.Compute(predicted, recorded).Value, VoxelEncodingRsa.Compute(result, y, new EuclideanDistance(), new SpearmanComparator()).Value, 13);
    }

    [Fact]
    public void A_mapping_finds_the_geometry_that_the_units_hide_and_noise_and_shuffling_take_it_away()
    {
        // The brain reads two of ten units; the model's own RDM weighs all ten alike.
        var responses = new Matrix(48, 6, Enumerable.Range(0, 48 * 6).Select(k => X[k / 6, k % 6 < 3 ? 0 : 1] * (1 + (k % 6))).ToArray());
        double Score(Matrix y) => VoxelEncodingRsa.Compute(PredictivityScore.Compute(X, y, Folds.KFold(48, 6), new Ridge(1)), y, new EuclideanDistance(), new SpearmanComparator()).Value;
        double plain = new SpearmanComparator().Compare(Rdm.Compute(X, new EuclideanDistance()).UpperTriangle, Rdm.Compute(responses, new EuclideanDistance()).UpperTriangle).Value;
        double encoded = Score(responses);
        double noisy = Score(Draw.Added(responses, 3, 3));
        double shuffled = Score(responses.SelectRows(new StableRandom(5).Permutation(48)));
        Assert.True(encoded > 0.95 && encoded > plain + 0.2 && noisy < encoded && Math.Abs(shuffled) < 0.2, $"{plain} {encoded} {noisy} {shuffled}");
    }

    [Fact]
    public void A_neuroid_without_predictions_leaves_both_sides_and_is_counted()
    {
        Matrix y = Draw.Responses(2, X, 7, 0.4);
        double[] spoilt = [.. y.Values];
        spoilt[3] = double.NaN;
        var withHole = new Matrix(48, 7, spoilt);
        Scored score = VoxelEncodingRsa.Compute(PredictivityScore.Compute(X, withHole, Folds.KFold(48, 6), new Ridge(1)), withHole, new EuclideanDistance(), new SpearmanComparator());
        Matrix without = y.SelectColumns([0, 1, 2, 4, 5, 6]);
        Assert.Equal(VoxelEncodingRsa.Compute(PredictivityScore.Compute(X, without, Folds.KFold(48, 6), new Ridge(1)), without, new EuclideanDistance(), new SpearmanComparator()).Value, score.Value, 10);
        Assert.Contains("1 of 7 neuroids", score.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_splits_are_refused()
    {
        Matrix y = Draw.Responses(2, X, 3, 0.4);
        PredictivityResult result = PredictivityScore.Compute(X, y, Folds.ShuffleSplit(48, 5, 0.8, 1), new Ridge(1));
        Assert.Throws<AlignmentException>(() => VoxelEncodingRsa.Compute(result, y, new EuclideanDistance(), new SpearmanComparator()));
    }

    [Fact]
    public void A_draw_of_neuroids_equals_the_RDM_of_those_neuroids()
    {
        Matrix y = Draw.Responses(2, X, 5, 0.4);
        double[][] models = [Rdm.Compute(X, new EuclideanDistance()).UpperTriangle, Draw.Normals(9, Rdm.PairCount(48))];
        StimulusResamples neuroids = StimulusResamples.FromIndices([[0, 1, 2, 3, 4], [0, 0, 3, 3, 3], [2, 2, 2, 2, 2]], 5);
        double[][] draws = NeuroidBootstrap.Run(models, y, new CorrelationDistance(), new SpearmanComparator(), neuroids);
        double[] some = Rdm.Compute(y.SelectColumns([0, 0, 3, 3, 3]), new CorrelationDistance()).UpperTriangle;
        Assert.Equal(new SpearmanComparator().Compare(models[0], Rdm.Compute(y, new CorrelationDistance()).UpperTriangle).Value, draws[0][0], 12);
        Assert.Equal(new SpearmanComparator().Compare(models[1], some).Value, draws[1][1], 12);
        Assert.True(double.IsNaN(draws[0][2])); // one neuroid five times has no correlation distance
    }
}

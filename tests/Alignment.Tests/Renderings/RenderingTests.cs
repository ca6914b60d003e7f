using Concord.Alignment.Behaviour;
using Concord.Alignment.Predictivity;
using Concord.Alignment.Renderings;

namespace Concord.Alignment.Tests.Renderings;

public sealed class RenderingTests
{
    private const double R = 0.22545106;
    private const double C = 0.81579838;

    [Theory]
    [InlineData("brain-score/2025", 0.07637)]
    [InlineData("brain-score/2026", 0.06230)]
    [InlineData("brain-score-language", 0.27636)]
    [InlineData("deepnsd", 0.22545)]
    public void The_published_example_under_each_source(string id, double expected) =>
        Assert.Equal(expected, Under(id, One(R, C)), 5e-6);

    [Fact]
    public void Sources_that_square_lose_the_sign_and_the_one_that_clips_hides_it()
    {
        Assert.Equal(Under("brain-score/2026", One(R, C)), Under("brain-score/2026", One(-R, C)));
        Assert.Equal(Under("brain-score/2025", One(R, C)), Under("brain-score/2025", One(-R, C)));
        Assert.Equal(0, Under("brain-score-language", One(-R, C)));
        Assert.Equal(1, Under("brain-score-language", One(0.9, 0.5)));
        Assert.Equal(-R, Under("deepnsd", One(-R, C)));
    }

    [Fact]
    public void Brain_Score_takes_the_median_in_each_fold_first()
    {
        // Medians of the folds are .1 and .4, their mean .25; the median of the means of neuroids (.3, .2, .3) would be .3.
        var raw = new PredictivityRaw([[0.1, 0.0, 0.5], [0.5, 0.4, 0.1]], [1, 1, 1], [0, 0, 0]);
        Assert.Equal(0.25 * 0.25, Under("brain-score/2026", raw), 1e-15);
    }

    [Fact]
    public void DeepNsd_averages_within_subjects_first()
    {
        var raw = new PredictivityRaw([[0.2, 0.4, 0.9]], [double.NaN, double.NaN, double.NaN], [0, 0, 1]);
        Assert.Equal((0.3 + 0.9) / 2, Under("deepnsd", raw), 1e-15);
    }

    [Fact]
    public void Without_a_ceiling_a_ceiled_number_is_undefined_with_the_reason()
    {
        Scored value = Find("brain-score/2026").Predictivity!.Apply(One(R, double.NaN));
        Assert.False(value.IsDefined);
        Assert.Equal("no ceiling", value.Note);
    }

    [Fact]
    public void Folds_are_taken_apart_from_the_predictions()
    {
        Matrix x = Draw.Matrix(1, 40, 6);
        Matrix y = Draw.Responses(2, x, 5, 0.5);
        PredictivityResult result = PredictivityScore.Compute(x, y, Folds.KFold(40, 4), new Ridge(1), pooling: Pooling.PerFold);
        PredictivityRaw raw = PredictivityRaw.Of(result, y, [1, 1, 1, 1, 1], [0, 0, 0, 0, 0]);
        Assert.Equal(4, raw.FoldScores.Count);
        for (int j = 0; j < 5; j++)
        {
            Assert.Equal(result.PerNeuroid[j], raw.FoldScores.Average(fold => fold[j]), 1e-12);
        }
    }

    [Fact]
    public void Rsa_is_stated_only_where_distance_and_comparator_are_the_sources()
    {
        var spearman = new RsaRaw("correlation", "spearman", [0.2, 0.4], 0.6);
        Assert.Equal(0.5, Under("brain-score/2026", spearman), 1e-15);
        Assert.Contains("by pearson", spearman.Under(Find("deepnsd"))!.Value.Value.Note, StringComparison.Ordinal);
        Assert.Equal(0.3, Under("deepnsd", spearman with { Comparator = "pearson" }), 1e-15);
        Assert.Null(spearman.Under(Find("brain-score/2025")));
    }

    [Fact]
    public void Agreement_without_errors_is_1_for_model_vs_human_and_left_out_elsewhere()
    {
        PairCounts perfect = new(10, 10, 10, 10);
        PairCounts half = new(10, 5, 5, 4); // κ = 1 − 10·2/50 = .6
        var raw = new AgreementRaw([[perfect, half]], [[half, half]]);
        Assert.Equal(0.8, Under("model-vs-human", raw), 1e-15);
        Assert.Equal(1, Under("brain-score/2026", raw), 1e-15);
    }

    [Fact]
    public void Brain_Score_scores_an_observer_below_chance_as_one_above()
    {
        PairCounts below = new(10, 5, 5, 1); // κ = −.6
        PairCounts above = new(10, 5, 5, 4);
        Assert.Equal(-0.6, Under("model-vs-human", new AgreementRaw([[below]], [[above]])), 1e-15);
        Assert.Equal(1, Under("brain-score/2026", new AgreementRaw([[below]], [[above]])), 1e-15);
    }

    private static PredictivityRaw One(double r, double c) => new([[r]], [c], [0]);

    private static Rendering Find(string id) => RenderingCatalogue.All.Single(rendering => rendering.Id == id);

    private static double Under(string id, RawResult raw) => raw.Under(Find(id))!.Value.Value.Value;
}

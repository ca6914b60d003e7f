using Concord.Alignment.Resampling;
using Concord.Alignment.Similarity;

namespace Concord.Alignment.Tests.Similarity;

/// <summary>Intervals: by hand, against the known expectation, and which way copies of stimuli push each measure.</summary>
public sealed class SimilarityIntervalTests
{
    private const int Stimuli = 40;
    private const int DataSets = 40;

    [Fact]
    public void Jackknife_and_centred_intervals_by_hand()
    {
        // Mean 2; Σ(θ − 2)² = 2; se² = (3/4)·2 = 1.5.
        Interval jackknife = JackknifeInterval.Compute(2.5, [1, 2, 2, 3]);
        Golden.Close("jackknife", [2.5 - (1.959963984540054 * Math.Sqrt(1.5)), 2.5 + (1.959963984540054 * Math.Sqrt(1.5))], [jackknife.Lower, jackknife.Upper], 1e-12);
        Assert.True(double.IsNaN(JackknifeInterval.Compute(2.5, [1, double.NaN, 2, 3]).Lower));

        // Draws 0 … 100: mean 50, 2.5 and 97.5 %; the value 10 moves them by −40.
        Interval centred = CentredInterval.Compute(10, Enumerable.Range(0, 101).Select(k => (double)k).ToArray());
        Golden.Close("centred", [-37.5, 57.5], [centred.Lower, centred.Upper], 1e-12);
    }

    [Fact]
    public void The_jackknife_of_a_mean_is_its_standard_error()
    {
        double[] values = Draw.Normals(3, 50);
        double[] without = Enumerable.Range(0, 50).Select(left => values.Where((_, k) => k != left).Average()).ToArray();
        double mean = values.Average();
        double error = Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / 49 / 50);
        Interval interval = JackknifeInterval.Compute(mean, without);
        Assert.Equal(2 * 1.959963984540054 * error, interval.Upper - interval.Lower, 12);
    }

    [Theory]
    [InlineData("cka-unbiased")]
    [InlineData("cka")]
    [InlineData("mutual-knn")]
    [InlineData("rdm-correlation")]
    [InlineData("procrustes")]
    public void The_default_interval_holds_the_expectation_at_this_number_of_stimuli(string id)
    {
        ISimilarity similarity = Similarities.Find(id);
        double truth = Enumerable.Range(1, 8 * DataSets).Average(seed => Value(similarity, seed));
        int held = Enumerable.Range(1, DataSets).Count(seed =>
        {
            (ISimilaritySide x, ISimilaritySide y) = Sides(similarity, -seed);
            Interval interval = SimilarityIntervals.Compute(similarity, x, y, new StimulusResamples(seed, 100, Stimuli));
            return interval.Lower <= truth && truth <= interval.Upper;
        });

        // 38 of 40 expected: 33 or fewer has a probability of 1 %. The full study is tests/full/coverage.
        Assert.True(held >= 34, $"{id}: {held} of {DataSets}");
    }

    [Fact]
    public void Copies_of_stimuli_push_each_measure_as_its_remarks_say()
    {
        // Mean of draws less value, in standard deviations of the draws; over data sets.
        Dictionary<string, double> shift = Similarities.All.ToDictionary(similarity => similarity.Id, similarity => Enumerable.Range(1, 8).Average(seed =>
        {
            (ISimilaritySide x, ISimilaritySide y) = Sides(similarity, seed);
            double[] draws = similarity.Draws(x, y, new StimulusResamples(seed, 60, Stimuli));
            double mean = draws.Average();
            return (mean - similarity.Compare(x, y).Value) / Math.Sqrt(draws.Average(v => (v - mean) * (v - mean)));
        }));

        Assert.All(["cka-unbiased", "rdm-correlation"], id => Assert.InRange(shift[id], -0.4, 0.4));
        Assert.All(["cka", "cka-rbf", "cca-mean", "linear-r2", "mutual-knn", "cknna"], id => Assert.True(shift[id] > 0.5, $"{id}: {shift[id]}"));
        Assert.True(shift["procrustes"] < -0.5, $"procrustes: {shift["procrustes"]}");
    }

    private static double Value(ISimilarity similarity, int seed)
    {
        (ISimilaritySide x, ISimilaritySide y) = Sides(similarity, seed);
        return similarity.Compare(x, y).Value;
    }

    // The same two linear looks at shared dimensions in every data set; new stimuli and new noise.
    private static (ISimilaritySide X, ISimilaritySide Y) Sides(ISimilarity similarity, int seed)
    {
        Matrix shared = Draw.Matrix(seed, Stimuli, 4);
        Matrix Look(int side, int units) => Spaces.Plus(Spaces.Times(shared, Draw.Matrix(-1_000_000 - side, 4, units)), Draw.Matrix((seed * 10L) + 5_000_000 + side, Stimuli, units), 2);
        return (similarity.Prepare(Look(1, 12)), similarity.Prepare(Look(2, 8)));
    }
}

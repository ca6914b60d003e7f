using System.Text.Json;
using Concord.Alignment.Ceilings;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class SubjectCeilingTests
{
    private static readonly double[][] Three = [[1, 2, 3, 4, 5, 6], [1, 3, 2, 4, 6, 5], [2, 1, 3, 4, 5, 6]];

    [Theory]
    [InlineData("z-mean", "boot_corr")]
    [InlineData("rank-mean-reranked", "boot_spearman")]
    [InlineData("rank-mean-tau-a", "boot_tau-a")]
    public void Bounds_equal_rsatoolbox(string reading, string key)
    {
        Matrix rdms = Golden.Npy("noise_ceiling", "subject_rdms.npy");
        double[][] subjects = Enumerable.Range(0, rdms.Rows).Select(s => rdms.Row(s).ToArray()).ToArray();
        CeilingReading how = CeilingReadings.Find(reading);
        double[] expected = Golden.Json("noise_ceiling", "rdm_ceilings.json").GetProperty(key).Doubles();
        Golden.Close($"ceiling {reading}", expected, [LooSubjectCeiling.Compute(subjects, how).Value, GroupSubjectCeiling.Compute(subjects, how).Value], 1e-12);
    }

    [Fact]
    public void The_pooled_ranks_equal_rsatoolbox()
    {
        Matrix rdms = Golden.Npy("noise_ceiling", "subject_rdms.npy");
        double[] pooled = CeilingReadings.Find("rank-mean-reranked").Pool(Enumerable.Range(0, rdms.Rows).Select(s => rdms.Row(s).ToArray()).ToArray());
        Golden.Close("pooled ranks", Golden.Json("noise_ceiling", "rdm_ceilings.json").GetProperty("pool_spearman").Doubles(), pooled, 1e-12);
    }

    [Fact]
    public void The_lower_bound_lies_below_the_upper_in_every_reading()
    {
        foreach (CeilingReading reading in CeilingReadings.All)
        {
            double lower = LooSubjectCeiling.Compute(Three, reading).Value;
            double upper = GroupSubjectCeiling.Compute(Three, reading).Value;
            Assert.True(lower < upper && upper <= 1 + 1e-12, reading.Id);
        }
    }

    [Fact]
    public void Readings_of_Spearman_are_four_and_differ()
    {
        Matrix rdms = Golden.Npy("noise_ceiling", "subject_rdms.npy");
        double[][] subjects = Enumerable.Range(0, rdms.Rows).Select(s => rdms.Row(s).ToArray()).ToArray();
        double[] values = CeilingReadings.All.Where(reading => reading.Comparator == "spearman").Select(reading => LooSubjectCeiling.Compute(subjects, reading).Value).ToArray();
        Assert.Equal(4, values.Select(value => Math.Round(value, 6)).Distinct().Count());
    }

    [Fact]
    public void By_hand_two_equal_subjects_reach_one_and_one_subject_has_no_ceiling()
    {
        CeilingReading reading = CeilingReadings.DefaultFor("spearman");
        Assert.Equal("rank-mean", reading.Id);
        Assert.Equal(1, LooSubjectCeiling.Compute([Three[0], Three[0]], reading).Value, 12);
        CeilingResult alone = LooSubjectCeiling.Compute([Three[0]], reading);
        Assert.True(double.IsNaN(alone.Value));
        Assert.Contains("two or more", alone.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_undefined_for_one_subject_is_dropped_for_all_and_noted()
    {
        double[][] spoilt = [.. Three.Select(values => (double[])[.. values, 9])];
        spoilt[1][6] = double.NaN;
        CeilingResult result = LooSubjectCeiling.Compute(spoilt, CeilingReadings.Find("raw-mean"));
        Assert.Equal(LooSubjectCeiling.Compute(Three, CeilingReadings.Find("raw-mean")).Value, result.Value, 14);
        Assert.StartsWith("1 pairs", result.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_half_in_both_orders_equals_the_reference()
    {
        JsonElement expected = Golden.Json("noise_ceiling", "split_half.json");
        (int[] shape, double[] values) = Golden.NpyValues("noise_ceiling", "neural_stim_rep_neuroid.npy"); // (stimuli, repetitions, neuroids)
        Matrix[] repetitions = Enumerable.Range(0, shape[1]).Select(r => new Matrix(shape[0], shape[2], Enumerable.Range(0, shape[0]).SelectMany(s => Enumerable.Range(0, shape[2]).Select(j => values[(((s * shape[1]) + r) * shape[2]) + j])).ToArray())).ToArray();
        int[][] splits = expected.GetProperty("splits").EnumerateArray().Select(Golden.Ints).ToArray();
        SplitHalfResult first = SplitHalfCeiling.Compute(repetitions, splits);
        SplitHalfResult other = SplitHalfCeiling.Compute(repetitions, splits, SplitHalfOrder.MeanThenMedian);
        Golden.Close("split-half per neuroid", expected.GetProperty("per_neuroid_mean").Doubles(), first.PerNeuroid, 1e-12);
        Golden.Close("split-half", [expected.GetProperty("mean_over_splits_of_median_neuroid").GetDouble()], [first.Value], 1e-12);
        Golden.Close("split-half mean first", [expected.GetProperty("center_median_neuroid_of_mean_splits").GetDouble()], [other.Value], 1e-12);
    }
}

using System.Text.Json;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Ceilings;

public sealed class SubjectCeilingTests
{
    private static readonly double[][] Three = [[1, 2, 3, 4, 5, 6], [1, 3, 2, 4, 6, 5], [2, 1, 3, 4, 5, 6]];

    [Theory]
    [InlineData("z-mean", "corr", 1e-12)]
    [InlineData("rank-mean-reranked", "spearman", 1e-12)]
    [InlineData("rank-mean-rho-a", "rho-a", 1e-12)]
    [InlineData("rank-mean-tau-a", "tau-a", 1e-12)]
    [InlineData("rank-mean-tau-b", "kendall", 1e-12)]
    [InlineData("rms-mean", "cosine", 1e-12)]
    [InlineData("rms-mean-whitened", "cosine_cov", 1e-12)]
    [InlineData("z-mean-whitened", "corr_cov", 1e-12)]
    public void Pools_and_bounds_equal_rsatoolbox(string reading, string theirs, double tolerance)
    {
        double[][] subjects = GoldenSubjects();
        CeilingReading how = CeilingReadings.Find(reading);
        JsonElement golden = Golden.Json("noise_ceiling", "rdm_ceilings.json");
        Golden.Close($"ceiling {reading}", golden.GetProperty($"boot_{theirs}").Doubles(), [LooSubjectCeiling.Compute(subjects, how).Value, GroupSubjectCeiling.Compute(subjects, how).Value], tolerance);

        // rsatoolbox shifts the mean of z-scores to begin at 0; ours is left as it is.
        double[] pool = RsaScore.MeanRdm(Array.ConvertAll(subjects, how.Scaled));
        double shift = reading.StartsWith("z-mean", StringComparison.Ordinal) ? pool.Min() : 0;
        Golden.Close($"pool {reading}", golden.GetProperty($"pool_{theirs}").Doubles(), Array.ConvertAll(pool, value => value - shift), 1e-12);
    }

    [Theory]
    [InlineData("z-mean", "corr")]
    [InlineData("rank-mean-reranked", "spearman")]
    [InlineData("rank-mean-rho-a", "rho-a")]
    [InlineData("rank-mean-tau-a", "tau-a")]
    [InlineData("rms-mean", "cosine")]
    public void Bounds_of_five_closed_form_subjects_equal_rsatoolbox(string reading, string theirs)
    {
        // Subject s: Y[:16] + 0.4·cos(0.9·i·(s + 1) + 0.31·k), correlation distance.
        double[][] subjects = Enumerable.Range(0, 5).Select(s => new CorrelationDistance().Compute(
            PeerInputs.Fill(16, 12, (i, k) => PeerInputs.Y[i, k] + (0.4 * Math.Cos((0.9 * i * (s + 1)) + (0.31 * k))))).UpperTriangle).ToArray();
        CeilingReading how = CeilingReadings.Find(reading);
        double[] expected = PeerInputs.Expected.GetProperty("rsatoolbox_16cond").GetProperty($"noise_ceiling_5subj_{theirs}").Doubles();
        Golden.Close($"peers ceiling {reading}", expected, [LooSubjectCeiling.Compute(subjects, how).Value, GroupSubjectCeiling.Compute(subjects, how).Value], 1e-11);
    }

    [Theory]
    [InlineData("z-mean", "corr")]
    [InlineData("rank-mean-reranked", "spearman")]
    [InlineData("rank-mean-rho-a", "rho-a")]
    [InlineData("rms-mean", "cosine")]
    public void Cross_validated_bounds_over_subjects_and_stimuli_equal_rsatoolbox(string reading, string theirs)
    {
        double[][] subjects = GoldenSubjects();
        JsonElement golden = Golden.Json("noise_ceiling", "rdm_ceilings.json");
        foreach (int stimulusFolds in new[] { 3, 1 })
        {
            IReadOnlyList<CeilingPart> parts = CeilingPart.Crossed([0, 0, 1, 1, 2, 2], Enumerable.Range(0, 15).Select(k => k * stimulusFolds / 15).ToArray());
            CeilingBounds bounds = CrossValidatedCeiling.Compute(subjects, parts, CeilingReadings.Find(reading));
            Golden.Close($"cross-validated ceiling {reading} {stimulusFolds}", golden.GetProperty($"cv_k{stimulusFolds}x3_nonrandom_{theirs}").Doubles(), [bounds.Lower, bounds.Upper], 1e-12);
        }
    }

    [Fact]
    public void Crossed_parts_are_those_of_rsatoolbox()
    {
        JsonElement sets = Golden.Json("noise_ceiling", "rdm_ceilings.json").GetProperty("cv_sets_k3x3");
        IReadOnlyList<CeilingPart> parts = CeilingPart.Crossed([0, 0, 1, 1, 2, 2], Enumerable.Range(0, 15).Select(k => k / 5).ToArray());
        Assert.Equal(sets.GetProperty("test_pattern_idx").EnumerateArray().Select(Golden.Ints), parts.Select(part => part.Stimuli));
        Assert.Equal(sets.GetProperty("test_rdm_idx").EnumerateArray().Select(Golden.Ints), parts.Select(part => part.TestSubjects));
        Assert.Equal(sets.GetProperty("ceil_rdm_idx").EnumerateArray().Select(Golden.Ints), parts.Select(part => part.PooledSubjects));
    }

    [Fact]
    public void One_subject_left_out_on_all_stimuli_is_the_plain_ceiling()
    {
        double[][] subjects = GoldenSubjects();
        IReadOnlyList<CeilingPart> parts = CeilingPart.Crossed(Enumerable.Range(0, subjects.Length).ToArray(), new int[15]);
        foreach (CeilingReading reading in CeilingReadings.All)
        {
            CeilingBounds bounds = CrossValidatedCeiling.Compute(subjects, parts, reading);
            Assert.Equal(LooSubjectCeiling.Compute(subjects, reading).Value, bounds.Lower, 12);
            Assert.Equal(GroupSubjectCeiling.Compute(subjects, reading).Value, bounds.Upper, 12);
        }
    }

    [Fact]
    public void A_part_without_others_to_pool_has_no_ceiling()
    {
        CeilingBounds bounds = CrossValidatedCeiling.Compute(Three, CeilingPart.Crossed([0, 0, 0], [0, 0, 0, 0]), CeilingReadings.DefaultFor("pearson"));
        Assert.True(double.IsNaN(bounds.Lower) && double.IsNaN(bounds.Upper));
        Assert.Contains("both sides", bounds.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_comparator_has_a_reading_and_the_order_of_subjects_and_stimuli_changes_no_bound()
    {
        double[][] subjects = GoldenSubjects();
        int[] order = new StableRandom(3).Permutation(15);
        double[][] moved = [.. subjects.Reverse().Select(subject => Rdm.Select(subject, order))];
        foreach (IRdmComparator comparator in RdmComparators.All)
        {
            CeilingReading reading = CeilingReadings.DefaultFor(comparator.Id);
            Assert.Equal(LooSubjectCeiling.Compute(subjects, reading).Value, LooSubjectCeiling.Compute(moved, reading).Value, 10);
            Assert.Equal(GroupSubjectCeiling.Compute(subjects, reading).Value, GroupSubjectCeiling.Compute(moved, reading).Value, 10);
        }
    }

    [Fact]
    public void Noise_lowers_every_ceiling_and_shuffled_stimuli_destroy_it()
    {
        double[] signal = Array.ConvertAll(Draw.Normals(1, 105), value => 10 + value);
        double[][] Noisy(double noise) => [.. Enumerable.Range(0, 6).Select(s => signal.Zip(Draw.Normals(10 + s, 105), (a, e) => a + (noise * e)).ToArray())];
        foreach (CeilingReading reading in CeilingReadings.All)
        {
            double[] falling = [.. new[] { 0.1, 0.5, 2 }.Select(noise => LooSubjectCeiling.Compute(Noisy(noise), reading).Value)];
            Assert.True(falling[0] > falling[1] && falling[1] > falling[2], reading.Id);
            double[][] shuffled = [.. Noisy(0.1).Select((subject, s) => Rdm.Select(subject, new StableRandom(s).Permutation(15)))];
            Assert.True(LooSubjectCeiling.Compute(shuffled, reading).Value < falling[1], reading.Id);
        }
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
        double[][] subjects = GoldenSubjects();
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
        // A fifth stimulus whose pairs are undefined for the second subject alone.
        double[][] five = [.. Three.Select(values => Enumerable.Range(0, 10).Select(k => k is 3 or 6 or 8 or 9 ? 7.0 + k : values[k - (k > 3 ? 1 : 0) - (k > 6 ? 1 : 0)]).ToArray())];
        five[1][3] = five[1][6] = five[1][8] = five[1][9] = double.NaN;
        foreach (CeilingReading reading in CeilingReadings.All)
        {
            CeilingResult result = LooSubjectCeiling.Compute(five, reading);
            Assert.Equal(LooSubjectCeiling.Compute(Three, reading).Value, result.Value, 12);
            Assert.Equal("4 of 10 pairs undefined and dropped", result.Note);
        }
    }

    private static double[][] GoldenSubjects()
    {
        Matrix rdms = Golden.Npy("noise_ceiling", "subject_rdms.npy");
        return Enumerable.Range(0, rdms.Rows).Select(s => rdms.Row(s).ToArray()).ToArray();
    }
}

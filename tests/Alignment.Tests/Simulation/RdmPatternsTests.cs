using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Alignment.Rsa;
using Concord.Alignment.Simulation;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Simulation;

public sealed class RdmPatternsTests
{
    private static readonly CeilingReading s_reading = CeilingReadings.DefaultFor("spearman");

    [Fact]
    public void Many_neuroids_give_the_rdm_itself_where_patterns_have_it()
    {
        Rdm rdm = Correlation(12, 30, seed: 1);
        RdmPatterns patterns = new(rdm);
        Assert.Equal(0, patterns.AddedConstant);
        double[] sampled = patterns.Sample(20_000, 0, new StableRandom(2));
        Assert.All(sampled.Zip(rdm.UpperTriangle), pair => Assert.Equal(pair.Second, pair.First, 0.06));
    }

    [Fact]
    public void An_rdm_of_no_patterns_gets_one_constant_and_keeps_its_order()
    {
        // Squared distances of 1, 1 and 9 break the triangle: no points have them. By hand: B has the eigenvalues 4.5, −0.8333, 0, so 1.6667 is added.
        RdmPatterns patterns = new(new Rdm(3, [1, 9, 1]));
        Assert.Equal(5.0 / 3, patterns.AddedConstant, 1e-9);
        double[] sampled = patterns.Sample(50_000, 0, new StableRandom(3));
        Assert.Equal(1 + (5.0 / 3), sampled[0], 0.1);
        Assert.Equal(9 + (5.0 / 3), sampled[1], 0.3);
        Assert.Equal(1 + (5.0 / 3), sampled[2], 0.1);
    }

    [Fact]
    public void Errors_of_pairs_that_share_a_stimulus_go_together()
    {
        RdmPatterns patterns = new(new Rdm(4, [1, 1.1, 1.2, 1, 1.1, 1]));
        double[][] samples = [.. Enumerable.Range(0, 4000).Select(draw => patterns.Sample(1, 0, new StableRandom(5, draw)))];
        double Of(int first, int second) => Pearson.Compute([.. samples.Select(rdm => rdm[first])], [.. samples.Select(rdm => rdm[second])]).Value;
        Assert.True(Of(0, 1) > 0.1, "pairs 0-1 and 0-2");
        Assert.InRange(Of(0, 5), -0.06, 0.06); // pairs 0-1 and 2-3 of nearly equidistant points
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.8)]
    public void Subjects_with_the_noise_that_is_found_agree_as_asked(double agreement)
    {
        RdmPatterns patterns = new(Correlation(30, 20, seed: 4));
        SubjectAgreement found = SubjectAgreement.Find(patterns, 4, agreement, s_reading, seed: 1);
        Assert.Equal(agreement, found.Agreement, 0.01);

        // Other sets of subjects than those that it was found with.
        double fresh = Enumerable.Range(0, 30).Average(set =>
        {
            StableRandom random = new(99, set);
            return LooSubjectCeiling.Compute([.. Enumerable.Range(0, 4).Select(_ => patterns.Sample(SubjectAgreement.Neuroids, found.Noise, random))], s_reading).Value;
        });
        Assert.Equal(agreement, fresh, 0.08);
        Assert.Equal(found, SubjectAgreement.Find(patterns, 4, agreement, s_reading, seed: 1));
    }

    [Fact]
    public void Subjects_that_agree_better_have_less_noise_and_categories_can_be_noisy_too()
    {
        RdmPatterns patterns = new(Correlation(30, 20, seed: 4));
        Assert.True(SubjectAgreement.Find(patterns, 4, 0.8, s_reading, 1).Noise < SubjectAgreement.Find(patterns, 4, 0.4, s_reading, 1).Noise);

        // Two categories are one dimension, which a single neuroid without noise has whole: only noise makes subjects differ.
        RdmPatterns categories = new(new Rdm(30, [.. from i in Enumerable.Range(0, 30) from j in Enumerable.Range(i + 1, 29 - i) select i < 15 == j < 15 ? 0.0 : 1]));
        Assert.Equal(0.38, SubjectAgreement.Find(categories, 4, 0.38, s_reading, 1).Agreement, 0.01);
    }

    [Theory]
    [InlineData(double.NaN, 2.0, 1.0)]
    [InlineData(1.0, 1.0, 1.0)]
    public void An_rdm_that_says_nothing_is_refused(double a, double b, double c) =>
        Assert.Throws<AlignmentException>(() => new RdmPatterns(new Rdm(3, [a, b, c])));

    private static Rdm Correlation(int stimuli, int units, int seed) =>
        Rdm.Compute(new GaussianSource(new StableRandom(seed)).Matrix(stimuli, units), RdmDistances.Find("correlation"));
}

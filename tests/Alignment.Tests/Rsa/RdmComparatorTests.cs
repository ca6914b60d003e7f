using System.Text.Json;
using Concord.Alignment.Rsa;

namespace Concord.Alignment.Tests.Rsa;

public sealed class RdmComparatorTests
{
    [Theory]
    [InlineData("pearson", "corr")]
    [InlineData("spearman", "spearman")]
    [InlineData("kendall-tau-a", "tau-a")]
    public void Comparators_equal_rsatoolbox_with_and_without_ties_and_undefined_pairs(string id, string theirs)
    {
        JsonElement expected = Golden.Json("compare", "expected.json");
        IRdmComparator comparator = RdmComparators.Find(id);
        foreach ((string suffix, string tail, bool spoil) in new[] { (string.Empty, string.Empty, false), ("_ties", "__ties", false), (string.Empty, "__nan_pairs_3_17", true) })
        {
            Matrix a = Golden.Npy("compare", $"A{suffix}.npy");
            Matrix b = Golden.Npy("compare", $"B{suffix}.npy");
            double[] values = Table(a, b, (first, second) => comparator.Compare(Spoilt(first, spoil), Spoilt(second, spoil)).Value);
            Golden.Close($"compare {id}{tail}", expected.GetProperty(theirs + tail).Flat(), values, 1e-12);
        }
    }

    [Fact]
    public void Undefined_pairs_are_counted_in_the_note()
    {
        Scored score = new SpearmanComparator().Compare([1, 2, double.NaN, 4, 5, 3], [2, 1, 3, double.NaN, 5, 9]);
        Assert.True(score.IsDefined);
        Assert.Equal("2 of 6 pairs undefined and dropped", score.Note);
    }

    [Fact]
    public void Two_conditions_and_a_constant_RDM_are_undefined()
    {
        foreach (IRdmComparator comparator in RdmComparators.All)
        {
            Assert.Contains("fewer than three", comparator.Compare([1], [2]).Note, StringComparison.Ordinal);
            Assert.Contains("constant", comparator.Compare([1, 1, 1], [1, 2, 3]).Note, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_comparator_lists_the_known() =>
        Assert.Contains("pearson, spearman, kendall-tau-a", Assert.Throws<AlignmentException>(() => RdmComparators.Find("kendal")).Message, StringComparison.Ordinal);

    [Fact]
    public void Each_and_mean_are_two_scores_and_one_undefined_subject_undefines_each()
    {
        double[] model = [1, 2, 3, 4, 5, 6];
        double[][] subjects = [[1, 2, 3, 4, 6, 5], [60, 10, 20, 40, 30, 50]];
        RsaScoreResult each = RsaScore.Compute(model, subjects, new SpearmanComparator());
        RsaScoreResult mean = RsaScore.Compute(model, subjects, new SpearmanComparator(), RsaSubjects.Mean);
        Assert.Equal(each.PerSubject.Average(), each.Value, 14);
        Assert.Equal(each.PerSubject[1], mean.Value, 14); // the second subject's large distances rule the mean
        Assert.NotEqual(each.Value, mean.Value, 3);
        Assert.True(double.IsNaN(RsaScore.Compute(model, [subjects[0], [1, 1, 1, 1, 1, 1]], new SpearmanComparator()).Value));
    }

    private static double[] Spoilt(double[] values, bool spoil)
    {
        double[] copy = [.. values];
        if (spoil)
        {
            copy[3] = copy[17] = double.NaN;
        }

        return copy;
    }

    private static double[] Table(Matrix a, Matrix b, Func<double[], double[], double> compare) =>
        Enumerable.Range(0, a.Rows).SelectMany(i => Enumerable.Range(0, b.Rows).Select(j => compare(a.Row(i).ToArray(), b.Row(j).ToArray()))).ToArray();
}

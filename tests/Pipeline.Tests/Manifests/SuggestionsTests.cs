using Concord.Pipeline.Manifests;
using CsCheck;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class SuggestionsTests
{
    [Theory]
    [InlineData("kitten", "sitting", 3)] // k→s, e→i, +g: the textbook example
    [InlineData("", "abc", 3)]
    [InlineData("LOC", "loc", 0)]
    [InlineData("flaw", "lawn", 2)]
    public void Distance_counts_edits(string left, string right, int expected) => Assert.Equal(expected, Suggestions.Distance(left, right));

    [Theory]
    [InlineData("spearmann", "spearman")]
    [InlineData("kendall", "kendall-tau-a")]
    [InlineData("Pearson", "pearson")]
    public void Nearest_finds_slips_and_prefixes(string word, string expected) =>
        Assert.Equal(expected, Suggestions.Nearest(word, ["pearson", "spearman", "kendall-tau-a"]));

    [Fact]
    public void Nearest_is_silent_where_nothing_is_near() => Assert.Null(Suggestions.Nearest("cosine", ["pearson", "spearman"]));

    [Fact]
    public void Distance_is_symmetric_and_zero_only_for_the_same_word() =>
        Gen.Select(Gen.String[Gen.Char['a', 'd'], 0, 8], Gen.String[Gen.Char['a', 'd'], 0, 8]).Sample((left, right) =>
            Suggestions.Distance(left, right) == Suggestions.Distance(right, left)
            && Suggestions.Distance(left, right) == 0 == (left == right)
            && Suggestions.Distance(left, right) <= Math.Max(left.Length, right.Length));

    [Fact]
    public void Long_lists_are_cut() => Assert.Equal("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 8 more", Suggestions.List([.. Enumerable.Range(1, 20).Select(i => $"{i}")]));
}

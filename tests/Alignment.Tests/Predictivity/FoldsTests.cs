using Concord.Alignment.Predictivity;

namespace Concord.Alignment.Tests.Predictivity;

public sealed class FoldsTests
{
    [Theory]
    [InlineData("kfold(5)", "kfold(5)")]
    [InlineData("group-kfold( 3 )", "group-kfold(3)")]
    [InlineData("shuffle-split(10,0.9)", "shuffle-split(10, 0.9)")]
    [InlineData("given", "given")]
    public void Texts_are_read_and_written_canonically(string text, string canonical) => Assert.Equal(canonical, FoldSpec.Parse(text).Text);

    [Theory]
    [InlineData("kfold")]
    [InlineData("kfold(1)")]
    [InlineData("kfold(5")]
    [InlineData("kfold(2.5)")]
    [InlineData("kfold(5, 2)")]
    [InlineData("shuffle-split(10)")]
    [InlineData("shuffle-split(10, 1)")]
    [InlineData("five")]
    [InlineData("")]
    public void Other_texts_are_refused_with_what_is_expected(string text) =>
        Assert.Contains($"'{text}'", Assert.Throws<AlignmentException>(() => FoldSpec.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void KFold_is_contiguous_as_scikit_learn()
    {
        Folds folds = Folds.KFold(7, 3);
        Assert.Equal([0, 1, 2], folds.HeldOut[0]);
        Assert.Equal([3, 4], folds.HeldOut[1]);
        Assert.Equal([5, 6], folds.HeldOut[2]);
        Assert.Equal([0, 1, 2, 5, 6], folds.Training(1));
    }

    [Fact]
    public void GroupKFold_keeps_groups_whole_and_balances_as_scikit_learn()
    {
        // sklearn 1.2.1: GroupKFold(2) on these groups gives test [2 3 4] and [0 1 5].
        Folds folds = Folds.GroupKFold([0, 0, 1, 1, 1, 2], 2);
        Assert.Equal([2, 3, 4], folds.HeldOut[0]);
        Assert.Equal([0, 1, 5], folds.HeldOut[1]);
    }

    [Fact]
    public void ShuffleSplit_is_seeded_and_has_the_right_sizes()
    {
        Folds folds = Folds.ShuffleSplit(25, 10, 0.9, 3);
        Assert.All(folds.HeldOut, rows => Assert.Equal(3, rows.Distinct().Count()));
        Assert.False(folds.AreDisjoint);
        Assert.Equal(folds.HeldOut[4], Folds.ShuffleSplit(25, 10, 0.9, 3).HeldOut[4]);
        Assert.NotEqual(folds.HeldOut.SelectMany(rows => rows), Folds.ShuffleSplit(25, 10, 0.9, 4).HeldOut.SelectMany(rows => rows));
    }

    [Fact]
    public void Folds_without_their_groups_or_with_too_few_stimuli_are_refused()
    {
        Assert.Contains("without groups", Assert.Throws<AlignmentException>(() => Folds.Make(FoldSpec.Parse("group-kfold(3)"), 9)).Message, StringComparison.Ordinal);
        Assert.Contains("without folds", Assert.Throws<AlignmentException>(() => Folds.Make(FoldSpec.Parse("given"), 9)).Message, StringComparison.Ordinal);
        Assert.Throws<AlignmentException>(() => Folds.KFold(3, 4));
        Assert.Throws<AlignmentException>(() => Folds.Given([0, 0, 1]));
    }
}

using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class FoldsTextTests
{
    [Theory]
    [InlineData("kfold( 5 )", "kfold(5)")]
    [InlineData("group-kfold(10)", "group-kfold(10)")]
    [InlineData("shuffle-split(10,0.90)", "shuffle-split(10, 0.9)")]
    [InlineData("given", "given")]
    public void Canonical_is_one_text(string text, string expected) => Assert.Equal(expected, FoldsText.Parse(text)?.Canonical);

    [Theory]
    [InlineData("kfold")]
    [InlineData("kfold(1)")]
    [InlineData("kfold(5, 3)")]
    [InlineData("kfold(-5)")]
    [InlineData("shuffle-split(10)")]
    [InlineData("shuffle-split(10, 1.5)")]
    [InlineData("leave-one-out(3)")]
    [InlineData("given(3)")]
    public void Other_texts_are_refused(string text) => Assert.Null(FoldsText.Parse(text));
}

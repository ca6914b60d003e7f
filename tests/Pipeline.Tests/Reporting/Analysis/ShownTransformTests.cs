using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Tests.Reporting.Analysis;

public sealed class ShownTransformTests
{
    [Theory]
    [InlineData("drawn-objects", null)]
    [InlineData("a.b.greyscales", null)]
    [InlineData("geirhos2021/phase-scrambling", null)]
    [InlineData("my.set.greyscale", "greyscale")]
    [InlineData("drawn-objects.shift(dx=8,dy=0,fill=grey)", "shift(dx=8,dy=0,fill=grey)")]
    [InlineData("set.greyscale+low-pass(sd=2,pad=112.7865)", "greyscale+low-pass(sd=2,pad=112.7865)")]
    [InlineData("geirhos2021.permute-fixed(seed=1,block=1)/edge", "permute-fixed(seed=1,block=1)")]
    public void The_transform_is_read_from_the_sets_name(string stimuli, string? expected) => Assert.Equal(expected, ShownTransform.Of(stimuli));

    [Fact]
    public void Every_kind_is_found() => Assert.All(StimulusTransforms.All, entry => Assert.Equal(entry.Name + "(x=1)", ShownTransform.Of($"set.{entry.Name}(x=1)")));
}

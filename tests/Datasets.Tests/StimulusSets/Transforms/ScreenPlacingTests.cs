using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;

namespace Concord.Datasets.Tests.StimulusSets.Transforms;

public sealed class ScreenPlacingTests
{
    [Fact]
    public void A_smaller_picture_stands_amid_grey_and_a_larger_one_is_cut()
    {
        var set = new StimulusSet("set", [Stimulus.FromImage("a", new RgbImage(2, 2, [.. Enumerable.Range(1, 12).Select(i => (byte)i)]), "cat")]);
        StimulusSet wide = ScreenPlacing.Apply(set, 4, 8);
        RgbImage image = wide.Stimuli[0].Load();
        Assert.Equal("set.screen(source=4,target=8)", wide.Id);
        Assert.Equal("cat", wide.Stimuli[0].Category);
        Assert.Equal((4, 4), (image.Width, image.Height));
        Assert.Equal((byte[])[128, 128, 128, 1, 2, 3, 4, 5, 6, 128, 128, 128], image.Rgb[12..24]);
        Assert.Equal((byte[])[128, 128, 128, 7, 8, 9, 10, 11, 12, 128, 128, 128], image.Rgb[24..36]);

        // By hand: 1 of 2 pixels is left; (2 − 1) / 2 = 0.5 rounds to the even 0, the first.
        Assert.Equal((byte[])[1, 2, 3], ScreenPlacing.Apply(set, 8, 4).Stimuli[0].Load().Rgb);
    }

    [Fact]
    public void Equal_degrees_leave_the_set_as_it_is_and_others_give_other_hashes()
    {
        StimulusSet set = StimulusTransformTests.Pictures(1);
        Assert.Same(set, ScreenPlacing.Apply(set, 8, 8));
        string[] hashes = [set.Hash, ScreenPlacing.Apply(set, 8, 4).Hash, ScreenPlacing.Apply(set, 4, 8).Hash, ScreenPlacing.Apply(set, 8, 5).Hash];
        Assert.Equal(4, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData(180, 0.1, "24×16 pixels become 0×0 on the screen; expected sides from 1 to 16384 pixels")]
    [InlineData(0.1, 180, "24×16 pixels become 43200×28800 on the screen")]
    public void What_cannot_be_placed_is_told(double source, double target, string message) =>
        Assert.Contains(message, Assert.Throws<DatasetException>(() => ScreenPlacing.Apply(StimulusTransformTests.Pictures(1), source, target).Stimuli[0].Load()).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 8)]
    [InlineData(8, double.NaN)]
    [InlineData(181, 8)]
    public void Degrees_are_checked(double source, double target) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ScreenPlacing.Apply(StimulusTransformTests.Pictures(1), source, target));
}

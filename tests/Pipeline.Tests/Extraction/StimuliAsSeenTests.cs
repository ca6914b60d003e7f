using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Pipeline.Extraction;

namespace Concord.Pipeline.Tests.Extraction;

public sealed class StimuliAsSeenTests
{
    private static readonly StimulusSet s_set = new("set", [Stimulus.FromImage("a", new RgbImage(4, 4, [.. Enumerable.Range(0, 48).Select(i => (byte)i)]))]);

    [Fact]
    public void Pictures_are_transformed_first_and_then_placed()
    {
        StimulusSet seen = StimuliAsSeen.Make(s_set, 4, 8, StimulusTransforms.Parse("shift(1, 0)", 1));
        Assert.Equal("set.shift(dx=1,dy=0,fill=grey).screen(source=4,target=8)", seen.Id);
        RgbImage image = seen.Stimuli[0].Load();
        Assert.Equal((8, 8), (image.Width, image.Height));
        Assert.Equal((byte[])[128, 128, 128, 0, 1, 2, 3, 4, 5], image.Rgb.AsSpan(3 * ((2 * 8) + 2), 9));
        Assert.Equal([2, 2], (int[])[StimuliAsSeen.Make(s_set, 8, 4, StimulusTransform.None).Stimuli[0].Load().Width, StimuliAsSeen.Make(s_set, 16, 8, StimulusTransform.None).Stimuli[0].Load().Height]);
    }

    [Fact]
    public void Unknown_or_equal_degrees_change_nothing()
    {
        Assert.Same(s_set, StimuliAsSeen.Make(s_set, null, 4, StimulusTransform.None));
        Assert.Same(s_set, StimuliAsSeen.Make(s_set, 8, 8, StimulusTransform.None));
    }

    [Fact]
    public void Texts_are_never_placed()
    {
        StimulusSet texts = new("words", [Stimulus.FromText("a", "one word")]);
        Assert.Same(texts, StimuliAsSeen.Make(texts, 4, 8, StimulusTransform.None));
    }

    [Fact]
    public void A_changed_set_has_its_name_in_tables()
    {
        Assert.Equal("set", StimuliAsSeen.Name("set", "none"));
        Assert.Equal("set.greyscale", StimuliAsSeen.Name("set", "greyscale"));
    }
}

using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using CsCheck;

namespace Concord.Datasets.Tests.StimulusSets.Transforms;

public sealed class StimulusTransformTests
{
    /// <summary>One text of every kind; the sweep below fails where one is missing.</summary>
    public static TheoryData<string> Examples =>
    [
        "shift(dx=3,dy=-2,fill=grey)", "rotate(degrees=30,fill=edge)", "scale(factor=0.7,fill=wrap)", "permute-fixed(seed=5,block=2)", "permute-each(seed=5,block=1)",
        "noise(sd=20,kind=gaussian,seed=5)", "phase-scramble(seed=5,width=90)", "greyscale", "contrast(factor=0.3)", "low-pass(sd=2,pad=112.7865)", "high-pass(sd=2,pad=112.7865)",
    ];

    [Fact]
    public void Every_kind_has_an_example() =>
        Assert.Equal(StimulusTransforms.All.Select(entry => entry.Name), Examples.Select(row => row.Data.Split('(')[0]));

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_set_keeps_ids_order_categories_and_sizes_and_has_hashes_of_its_own(string text)
    {
        StimulusSet set = Pictures(3);
        StimulusSet changed = StimulusTransforms.Parse(text, 1).Apply(set);
        Assert.Equal($"set.{text}", changed.Id);
        Assert.Equal(set.Ids, changed.Ids);
        Assert.Equal(set.Stimuli.Select(stimulus => stimulus.Category), changed.Stimuli.Select(stimulus => stimulus.Category));
        Assert.Equal(set.Labels, changed.Labels);
        Assert.NotEqual(set.Hash, changed.Hash);
        Assert.Equal(6, set.Stimuli.Concat(changed.Stimuli).Select(stimulus => stimulus.ContentHash).Distinct().Count());
        Assert.All(changed.Stimuli, stimulus => Assert.Equal((24, 16), (stimulus.Load().Width, stimulus.Load().Height)));
        Assert.Contains(changed.Stimuli, stimulus => stimulus.Load().ContentHash != set[stimulus.Id].Load().ContentHash);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_text_reads_back_as_the_same_transform(string text)
    {
        StimulusTransform transform = StimulusTransforms.Parse(text, 1);
        Assert.Equal(text, transform.Text);
        Assert.Equal(text, StimulusTransforms.Parse(transform.Brief(1), 1).Text);
        Assert.Equal(transform.Apply(Pictures(2)).Hash, StimulusTransforms.Parse(text, 99).Apply(Pictures(2)).Hash);
    }

    [Fact]
    public void Hashes_are_known_without_any_pixel()
    {
        var set = new StimulusSet("set", [new Stimulus("a", () => "0123", () => throw new InvalidOperationException("pixels were asked for"))]);
        Assert.Equal(64, StimulusTransforms.Parse("permute-fixed", 1).Apply(set).Hash.Length);
    }

    [Fact]
    public void None_is_the_set_itself()
    {
        StimulusSet set = Pictures(1);
        Assert.Same(set, StimulusTransforms.Parse(" none ", 1).Apply(set));
        Assert.Equal("none", StimulusTransform.None.Text);
    }

    [Fact]
    public void Doing_nothing_by_another_name_keeps_the_pixels()
    {
        StimulusSet set = Pictures(2);
        foreach (string text in (string[])["shift(0, 0)", "rotate(0)", "rotate(360)", "scale(1)", "noise(0)", "contrast(1)", "phase-scramble(width=0)"])
        {
            StimulusSet same = StimulusTransforms.Parse(text, 1).Apply(set);
            Assert.NotEqual(set.Hash, same.Hash);
            Assert.All(set.Stimuli, stimulus => Assert.Equal(stimulus.Load().Rgb, same[stimulus.Id].Load().Rgb));
        }
    }

    [Fact]
    public void Steps_follow_one_another()
    {
        StimulusSet set = Pictures(1);
        StimulusTransform both = StimulusTransforms.Parse("greyscale + contrast(0.3)", 1);
        Assert.Equal("greyscale+contrast(factor=0.3)", both.Text);
        StimulusSet inTurn = StimulusTransforms.Parse("contrast(0.3)", 1).Apply(StimulusTransforms.Parse("greyscale", 1).Apply(set));
        Assert.Equal(inTurn.Stimuli[0].Load().Rgb, both.Apply(set).Stimuli[0].Load().Rgb);
        Assert.Equal(both.Text, StimulusTransforms.Chain([StimulusTransforms.Parse("greyscale", 1), StimulusTransform.None, StimulusTransforms.Parse("contrast(factor=3e-1)", 1)]).Text);
    }

    [Theory]
    [InlineData("shfit(1,2)", "no transform 'shfit'; expected none or one of shift, rotate")]
    [InlineData("shift(1)", "transform 'shift': no value of 'dy'; expected a whole number from -4096 to 4096")]
    [InlineData("shift(1.5,0)", "'dx' is '1.5'; expected a whole number")]
    [InlineData("shift(1,2,3)", "'fill' is '3'; expected one of grey, black, white, edge, wrap")]
    [InlineData("shift(1,2,edge,4)", "more than 3 values; expected dx, dy, fill")]
    [InlineData("shift(1,dx=2)", "'dx' is given twice")]
    [InlineData("shift(x=1,dy=2)", "no parameter 'x'; expected one of dx, dy, fill")]
    [InlineData("greyscale(1)", "more than 0 values; expected none")]
    [InlineData("rotate(nan)", "'degrees' is 'nan'; expected a number from -360 to 360")]
    [InlineData("rotate(30", "'rotate(30' is no call")]
    [InlineData("noise(sd=-1)", "'sd' is '-1'; expected a number from 0 to 255")]
    [InlineData("none + greyscale", "no transform 'none'")]
    [InlineData("", "no transform ''")]
    public void Mistakes_are_told(string text, string message) =>
        Assert.Contains(message, Assert.Throws<DatasetException>(() => StimulusTransforms.Parse(text, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.Char["shift(dx=1,+0)-. ero"].Array[0, 30].Sample(letters =>
    {
        try
        {
            StimulusTransform read = StimulusTransforms.Parse(new string(letters), 1);
            Assert.Equal(read.Text, StimulusTransforms.Parse(read.Text, 1).Text);
        }
        catch (DatasetException)
        {
            // refused
        }
    });

    [Fact]
    public void Texts_are_refused()
    {
        var texts = new StimulusSet("words", [Stimulus.FromText("a", "one word")]);
        Assert.Contains("'words': texts; expected pictures", Assert.Throws<DatasetException>(() => StimulusTransforms.Parse("greyscale", 1).Apply(texts)).Message, StringComparison.Ordinal);
        Assert.Throws<DatasetException>(() => ScreenPlacing.Apply(texts, 8, 4));
    }

    // The bytes that stand in stores: a change here is a change of the kind's version.
    [Theory]
    [InlineData("shift(dx=3,dy=-2)", "8b9b4d78 901c5183+c38ab119")]
    [InlineData("rotate(degrees=30)", "6061ba12 5bd0d944+f0dc7d9f")]
    [InlineData("scale(factor=0.7)", "49544d2e 37a8c56a+b00e3f1c")]
    [InlineData("permute-fixed(seed=5)", "c11dcb3c 4edb432d+e98c3e45")]
    [InlineData("permute-each(seed=5)", "51899f8e 3768720c+e5cdaee9")]
    [InlineData("noise(sd=20,seed=5)", "987fbac8 4755e9fe+0f9e2d6d")]
    [InlineData("noise(sd=20,kind=gaussian,seed=5)", "9533eec2 be771470+780da9ad")]
    [InlineData("phase-scramble(seed=5)", "02acc78d a4fa7f51+71cb2de1")]
    [InlineData("low-pass(sd=2)", "b8597d94 bd17b3e8+c9d3672e")]
    public void Pixels_and_hashes_never_change(string text, string golden)
    {
        StimulusSet set = DatasetCatalogue.Find("drawn-objects").Load(new Dictionary<string, string>()).Stimuli!.Subset("two", ["disc-01", "mug-10"]);
        StimulusSet changed = StimulusTransforms.Parse(text, 1).Apply(set);
        string pixels = string.Join('+', changed.Stimuli.Select(stimulus => stimulus.Load().ContentHash[..8]));
        Assert.Equal(golden, $"{changed.Hash[..8]} {pixels}");
    }

    internal static StimulusSet Pictures(int count, int width = 24, int height = 16)
    {
        var random = new SplitMix(7);
        return new StimulusSet("set", [.. Enumerable.Range(0, count).Select(i => Stimulus.FromImage($"s{i}", new RgbImage(width, height, [.. Enumerable.Range(0, 3 * width * height).Select(_ => (byte)(64 + random.Below(128)))]), $"c{i % 2}"))], new Dictionary<string, IReadOnlyList<string>> { ["number"] = [.. Enumerable.Range(0, count).Select(i => $"{i}")] });
    }
}

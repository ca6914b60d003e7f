using System.Numerics;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using CsCheck;

namespace Concord.Datasets.Tests.StimulusSets.Transforms;

public sealed class RandomTransformTests
{
    [Fact]
    public void A_permutation_moves_every_pixel_once() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 3], Gen.Int[0, 1000], Gen.Bool).Sample((across, down, block, seed, isFixed) =>
    {
        StimulusSet set = Numbered(across * block, down * block);
        RgbImage image = set.Stimuli[0].Load();
        RgbImage moved = StimulusTransforms.Parse($"{(isFixed ? "permute-fixed" : "permute-each")}(seed={seed},block={block})", 1).Apply(set).Stimuli[0].Load();
        Assert.Equal(Pixels(image).Order(), Pixels(moved).Order());
        for (int y = 0; y < image.Height; y += block)
        {
            for (int x = 0; x < image.Width; x += block)
            {
                // Within a block, pixels keep their places to one another.
                int first = Pixels(moved)[(y * image.Width) + x];
                Assert.Equal(first + (((block - 1) * image.Width) + block - 1), Pixels(moved)[((y + block - 1) * image.Width) + x + block - 1]);
            }
        }
    });

    [Fact]
    public void One_order_serves_the_whole_set_or_each_has_its_own()
    {
        StimulusSet set = new("set", [Stimulus.FromImage("a", Numbered(12, 10).Stimuli[0].Load()), Stimulus.FromImage("b", Numbered(12, 10).Stimuli[0].Load())]);
        StimulusSet one = StimulusTransforms.Parse("permute-fixed", 1).Apply(set);
        StimulusSet each = StimulusTransforms.Parse("permute-each", 1).Apply(set);
        Assert.Equal(one["a"].Load().Rgb, one["b"].Load().Rgb);
        Assert.NotEqual(each["a"].Load().Rgb, each["b"].Load().Rgb);
        Assert.NotEqual(set["a"].Load().Rgb, one["a"].Load().Rgb);

        // What is drawn for a stimulus does not depend on its neighbours, nor on the order in which they are asked for.
        Assert.Equal(each["b"].Load().Rgb, StimulusTransforms.Parse("permute-each", 1).Apply(set.Subset("other", ["b"]))["b"].Load().Rgb);
        Assert.Equal(one["b"].Load().Rgb, StimulusTransforms.Parse("permute-fixed", 1).Apply(set.Subset("other", ["b"]))["b"].Load().Rgb);
    }

    [Fact]
    public void Sizes_that_differ_or_do_not_divide_are_told()
    {
        StimulusSet set = new("set", [Stimulus.FromImage("a", new RgbImage(4, 4, new byte[48])), Stimulus.FromImage("b", new RgbImage(4, 6, new byte[72]))]);
        StimulusSet one = StimulusTransforms.Parse("permute-fixed", 1).Apply(set);
        Assert.Equal("stimulus 'b' of 'set': 4×6 pixels, where 'a' has 4×4; expected one size for all, as permute-fixed(seed=1,block=1) needs. Bring the pictures to one size first, or use permute-each.", Assert.Throws<DatasetException>(() => one["b"].Load()).Message);
        Assert.Contains("sides that are multiples of the block of 3", Assert.Throws<DatasetException>(() => StimulusTransforms.Parse("permute-each(block=3)", 1).Apply(set)["a"].Load()).Message, StringComparison.Ordinal);
        Assert.NotNull(StimulusTransforms.Parse("permute-each", 1).Apply(set)["b"].Load());
    }

    [Theory]
    [InlineData("permute-fixed")]
    [InlineData("permute-each")]
    [InlineData("noise(20)")]
    [InlineData("phase-scramble")]
    public void Another_seed_makes_other_pixels_and_the_same_seed_the_same(string text)
    {
        StimulusSet set = StimulusTransformTests.Pictures(1);
        byte[] Make(int seed) => StimulusTransforms.Parse(text, seed).Apply(set).Stimuli[0].Load().Rgb;
        Assert.Equal(Make(1), Make(1));
        Assert.NotEqual(Make(1), Make(2));
    }

    [Theory]
    [InlineData("uniform", 20 * 1.7320508)]
    [InlineData("gaussian", 20 * 4.2)] // of 40,000: the quantile of 1 − 1/80,000
    public void Noise_has_the_spread_that_was_asked_for(string kind, double most)
    {
        const int side = 200;
        var grey = new StimulusSet("set", [Stimulus.FromImage("a", new RgbImage(side, side, [.. Enumerable.Repeat((byte)128, 3 * side * side)]))]);
        byte[] rgb = StimulusTransforms.Parse($"noise(sd=20,kind={kind})", 1).Apply(grey).Stimuli[0].Load().Rgb;
        double[] levels = [.. rgb.Where((_, i) => i % 3 == 0).Select(level => level - 128.0)];
        double mean = levels.Average();
        double sd = Math.Sqrt(levels.Average(level => (level - mean) * (level - mean)));

        // Four standard errors of 40,000 numbers: 20/200 of the mean; less than that of the spread.
        Assert.InRange(mean, -0.4, 0.4);
        Assert.InRange(sd, 19.6, 20.4);
        Assert.InRange(levels.Max(Math.Abs), most - 2, kind == "uniform" ? most + 0.5 : 120);
        Assert.All(Enumerable.Range(0, side * side), i => Assert.True(rgb[3 * i] == rgb[(3 * i) + 1] && rgb[3 * i] == rgb[(3 * i) + 2]));
    }

    [Fact]
    public void Scrambling_keeps_mean_amplitudes_and_the_relations_of_the_channels() => Gen.Select(Gen.Int[2, 17], Gen.Int[2, 17], Gen.Int[0, 1000]).Sample((width, height, seed) =>
    {
        double[] levels = [.. Enumerable.Range(0, width * height).Select(i => 128 + (50 * Math.Sin(i * 12.9898)))];
        Complex[] turns = PhaseScramble.Turns(width, height, new SplitMix((ulong)seed), Math.PI);
        double[] scrambled = PhaseScramble.Scramble(levels, width, height, turns);
        Complex[] before = Spectrum.Of(levels, width, height);
        Complex[] after = Spectrum.Of(scrambled, width, height);
        Assert.Equal(levels.Average(), scrambled.Average(), 1e-9);
        Assert.All(before.Zip(after), pair => Assert.Equal(pair.First.Magnitude, pair.Second.Magnitude, 1e-7));

        // Conjugate pairs: the inverse is real, so that nothing was thrown away; linear, so that channels keep their relations.
        Assert.All(before.Zip(after, turns), three => Assert.True((three.Second - (three.First * three.Third)).Magnitude < 1e-7));
        double[] twice = PhaseScramble.Scramble(Array.ConvertAll(levels, level => (2 * level) + 3), width, height, turns);
        Assert.All(scrambled.Zip(twice), pair => Assert.Equal((2 * pair.First) + 3, pair.Second, 1e-9));
    });

    [Fact]
    public void A_scrambled_picture_of_8_bits_keeps_its_mean_and_spectrum_nearly()
    {
        StimulusSet set = StimulusTransformTests.Pictures(1, 33, 20);
        RgbImage before = set.Stimuli[0].Load();
        RgbImage after = StimulusTransforms.Parse("phase-scramble", 1).Apply(set).Stimuli[0].Load();
        for (int channel = 0; channel < 3; channel++)
        {
            double[] first = Channel(before, channel);
            double[] second = Channel(after, channel);
            Assert.Equal(first.Average(), second.Average(), 0.3);
            Complex[] amplitudes = Spectrum.Of(first, 33, 20);
            Complex[] found = Spectrum.Of(second, 33, 20);

            // Rounding adds 1/12 of variance to each level, cutting a little more: against a spread of 37 levels.
            double change = Math.Sqrt(amplitudes.Zip(found).Skip(1).Average(pair => Math.Pow(pair.First.Magnitude - pair.Second.Magnitude, 2)));
            Assert.InRange(change / Math.Sqrt(amplitudes.Skip(1).Average(value => value.Magnitude * value.Magnitude)), 0, 0.02);
            Assert.True(Math.Abs(Correlation(first, second)) < 0.2);
        }
    }

    private static double Correlation(double[] first, double[] second)
    {
        double a = first.Average();
        double b = second.Average();
        double product = first.Zip(second).Sum(pair => (pair.First - a) * (pair.Second - b));
        return product / Math.Sqrt(first.Sum(x => (x - a) * (x - a)) * second.Sum(x => (x - b) * (x - b)));
    }

    private static double[] Channel(RgbImage image, int channel) => [.. image.Rgb.Where((_, i) => i % 3 == channel).Select(level => (double)level)];

    private static StimulusSet Numbered(int width, int height) =>
        new("set", [Stimulus.FromImage("a", new RgbImage(width, height, [.. Enumerable.Range(0, width * height).SelectMany(i => (byte[])[(byte)(i >> 8), (byte)i, 7])]))]);

    private static int[] Pixels(RgbImage image) => [.. Enumerable.Range(0, image.Width * image.Height).Select(i => (image.Rgb[3 * i] << 8) + image.Rgb[(3 * i) + 1])];
}

using System.Numerics;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Datasets.StimulusSets.Transforms;
using Concord.Tests;

namespace Concord.Datasets.Tests.StimulusSets.Transforms;

/// <summary>Pixels against those that PIL, NumPy, SciPy and Brain-Score's screen make.</summary>
public sealed class TransformReferenceTests
{
    private static readonly Lazy<Dictionary<string, RgbImage>> s_references = new(Read);

    /// <summary>Kind, and how far a level may be: Pillow's resize rounds between its two passes.</summary>
    public static TheoryData<string, int, int> Kinds => new()
    {
        { "none", 0, 3 },
        { "greyscale", 0, 3 },
        { "rotate", 0, 63 },
        { "shift", 0, 12 },
        { "scale", 1, 10 },
        { "contrast", 0, 6 },
        { "low-pass", 0, 6 },
        { "high-pass", 0, 6 },
        { "screen", 0, 33 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Pixels_are_those_of_the_reference(string kind, int tolerance, int cases)
    {
        string[] names = [.. s_references.Value.Keys.Where(name => name.Split('|')[1].Split('(')[0] == kind)];
        Assert.Equal(cases, names.Length);
        foreach (string name in names)
        {
            string[] parts = name.Split('|');
            RgbImage picture = s_references.Value[parts[0] + "|none"];
            var set = new StimulusSet("set", [Stimulus.FromImage("a", picture)]);
            RgbImage found = (kind == "screen" ? OnScreen(set, parts[1]) : StimulusTransforms.Parse(parts[1], 1).Apply(set)).Stimuli[0].Load();
            RgbImage expected = s_references.Value[name];
            Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
            int largest = found.Rgb.Select((level, i) => Math.Abs(level - expected.Rgb[i])).Max();
            Assert.True(largest <= tolerance, $"{name}: {largest} levels off");
        }
    }

    [Theory]
    [InlineData("wide")]
    [InlineData("square")]
    public void The_spectrum_is_numpys(string name)
    {
        RgbImage picture = s_references.Value[name + "|none"];
        using NpzFile file = NpzFile.Open(Repository.Reference("transforms", "references.npz"));
        double[] expected = file.Read(name + "|spectrum").ToDoubles();
        Complex[] found = Spectrum.Of([.. picture.Rgb.Where((_, i) => i % 3 == 1).Select(level => (double)level)], picture.Width, picture.Height);
        Assert.All(found, (value, i) => Assert.True(Complex.Abs(value - new Complex(expected[2 * i], expected[(2 * i) + 1])) < 1e-8));
    }

    private static StimulusSet OnScreen(StimulusSet set, string text)
    {
        double[] degrees = [.. text["screen(".Length..^1].Split(',').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture))];
        return ScreenPlacing.Apply(set, degrees[0], degrees[1]);
    }

    private static Dictionary<string, RgbImage> Read()
    {
        using NpzFile file = NpzFile.Open(Repository.Reference("transforms", "references.npz"));
        return file.Names.Where(name => !name.EndsWith("|spectrum", StringComparison.Ordinal)).ToDictionary(name => name, name =>
        {
            NpyArray array = file.Read(name);
            return new RgbImage(array.Shape[1], array.Shape[0], Array.ConvertAll(array.ToDoubles(), level => (byte)level));
        });
    }
}

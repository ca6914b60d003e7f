using System.Globalization;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets.Rendering;
using Concord.Models.Training;

namespace Concord.Pipeline.Training;

/// <summary>Rendered shapes to learn from and to be tested on; no picture is in two of them.</summary>
internal static class RenderedPictures
{
    // Pictures of each test that is drawn at random: an accuracy of .9 is known to ± .017. A small training is tested on fewer.
    private const int MostTested = 1200;
    private const int LeastTested = 240;

    // Scenes of the catalogue's sets are drawn from the test split's first numbers.
    private const int FirstTested = 100_000;

    // Of the renderer: another drawing is another version of the catalogue's sets.
    private static readonly string s_version = DatasetCatalogue.Find("rendered-shapes-32").Info.Version;

    /// <summary>The pictures.</summary>
    /// <param name="side">Pixels a side.</param>
    /// <param name="images">How many to learn from.</param>
    /// <param name="ownTexture">The probability that an object has its category's own texture.</param>
    public static TrainingPictures Of(int side, int images, double ownTexture)
    {
        RenderedSet conflict = RenderedSet.Find("cue-conflict");
        int tested = Math.Clamp(images / 4, LeastTested, MostTested);
        return new TrainingPictures(
            Stream(RenderedSplit.Train, 0, images, side, ownTexture),
            [
                new EvaluationSet("test", Stream(RenderedSplit.Test, FirstTested, tested, side, ownTexture)),
                new EvaluationSet("any-texture", Stream(RenderedSplit.Test, FirstTested, tested, side, RenderingOptions.Independent)),
                new EvaluationSet("cue-conflict", Set(conflict, side), [.. conflict.Items.Select(item => item.Factors.Texture)]),
            ]);
    }

    private static LabelledPictures Stream(RenderedSplit split, int first, int count, int side, double ownTexture)
    {
        RenderedImages images = new(split, new RenderingOptions { Side = side, OwnTexture = ownTexture });
        string canonical = string.Create(CultureInfo.InvariantCulture, $"rendered-shapes/{s_version} {split.ToString().ToLowerInvariant()} {first}+{count} side {side} seed {RenderingOptions.DefaultSeed} own-texture {ownTexture:R}");
        return new LabelledPictures(canonical, side, RenderedImages.Categories, count, (index, rgb) => images.Render(first + index, rgb).Category);
    }

    private static LabelledPictures Set(RenderedSet set, int side) => new(
        string.Create(CultureInfo.InvariantCulture, $"rendered-shapes/{s_version} set {set.Name} side {side}"),
        side,
        RenderedImages.Categories,
        set.Items.Count,
        (index, rgb) =>
        {
            RenderedFactors factors = set.Items[index].Factors;
            RenderedImages.Draw(factors, side, rgb);
            return factors.Category;
        });
}

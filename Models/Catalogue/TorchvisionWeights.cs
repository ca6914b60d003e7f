using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>What all of torchvision's checkpoints share: the address, eight digits of the hash in the file name, the source, the preset that prepares the stimuli.</summary>
internal static class TorchvisionWeights
{
    private const string Address = "https://download.pytorch.org/models/";
    private const string Recipes = "https://github.com/pytorch/vision/";

    /// <summary>One checkpoint.</summary>
    /// <param name="id"><c>architecture.tag</c>.</param>
    /// <param name="file">The file name, with its digits.</param>
    /// <param name="accuracy">acc@1 of the weights' meta data.</param>
    /// <param name="module">The file of torchvision/models.</param>
    /// <param name="recipe">The recipe of the weights' meta data, below torchvision's repository; null where it names SWAG's.</param>
    /// <param name="resize">Shorter side before the crop.</param>
    /// <param name="crop">Side of the crop.</param>
    /// <param name="interpolation">Bilinear unless the preset says otherwise.</param>
    public static PublicWeights Entry(string id, string file, double accuracy, string module, string? recipe, int resize = 256, int crop = 224, Interpolation interpolation = Interpolation.Bilinear) => new()
    {
        Id = id,
        Architecture = WeightsNames.Architecture(id),
        Url = Address + file,
        Sha256 = WeightsNames.Digits(file),
        Licence = "BSD-3-Clause (library); the README says that weights may have terms of their own from their training data",
        Regime = ImageNetRegimes.Supervised with { Remark = recipe is null ? "" : "recipe: " + Recipes + recipe },
        Preprocessing = PreprocessingSpec.ImageNet(resize, crop, interpolation),
        NormalizationEvidence = "the weights' own transforms (presets.ImageClassification)",
        Source = $"pytorch/vision@v0.14.1 torchvision/models/{module}.py, as in Debian's python3-torchvision 0.14.1-2",
        Citation = PublisherCitations.Torchvision,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };

    /// <summary>The same, from weights that hashtags had trained.</summary>
    public static PublicWeights Swag(PublicWeights entry, string remark) => entry with
    {
        Licence = "CC-BY-NC-4.0 (facebookresearch/SWAG)",
        Regime = ImageNetRegimes.Supervised with { Name = "weakly-supervised", Data = "images with hashtags, then ImageNet-1k", Remark = string.Join("; ", new[] { remark, entry.Regime.Remark }.Where(part => part.Length > 0)) },
        Citation = PublisherCitations.Swag,
    };
}

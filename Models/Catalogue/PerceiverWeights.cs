using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>DeepMind's Perceivers as Hugging Face has them. No address or hash stands in a file that was checked: the pages lead to them.</summary>
internal static class PerceiverWeights
{
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        Entry("perceiver-learned", "deepmind/vision-perceiver-learned", 72.7),
        Entry("perceiver-fourier", "deepmind/vision-perceiver-fourier", 79.0),
        Entry("perceiver-conv", "deepmind/vision-perceiver-conv", 82.1),
    ];

    private static PublicWeights Entry(string architecture, string page, double accuracy) => new()
    {
        Id = architecture + ".supervised",
        Architecture = architecture,
        LandingPage = "https://huggingface.co/" + page,
        Licence = "none stated in a file that was checked",
        Regime = ImageNetRegimes.Supervised,
        // Theirs crops 7/8 of the shorter side and then resizes to 224: the same picture but for the order.
        Preprocessing = PreprocessingSpec.ImageNet(interpolation: Interpolation.Bicubic),
        NormalizationEvidence = "PerceiverImageProcessor's defaults (image_processing_perceiver.py): crop of 224/256 of the shorter side, then bicubic to 224; here the resize comes first",
        Source = "huggingface/transformers@004edfe2dc0fdbc94068d7977605aa6798de787e src/transformers/models/perceiver/modeling_perceiver.py",
        Citation = Citations.Perceiver,
        ReportedAccuracy = accuracy,
        AccuracyMeasure = ImageNetRegimes.Top1,
    };
}

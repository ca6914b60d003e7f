using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>The ConvNets of the regime family. Strides and padding are not in a checkpoint; they follow from the published definitions and from the inputs of the first linear layer.</summary>
internal static class CifarConvNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Make("cifar-cnn-a", Citations.SdpCnn, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarStatistics),
        Make("cifar-cnn-wide", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarOval),
        Make("cifar-cnn-base", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(8, 16, 1, 100), StimulusPreparation.CifarOval),
        Make("cifar-cnn-deep", Citations.KolterWong, new([(8, 4, 2), (8, 3, 1), (8, 3, 1), (8, 4, 2)], 1, [100]), StimulusPreparation.CifarOval),
        Make("cifar-cnn-small", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarOval),
        Make("cifar-cnn-eran-small", Citations.Eran, CifarConvNetSizes.TwoConvolutions(16, 32, 0, 100), StimulusPreparation.CifarWithinImageStatistics),
        Make("cifar-cnn-marabou-small", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(8, 16, 0, 128, 64), StimulusPreparation.CifarPlain),
        Make("cifar-cnn-marabou-medium", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(16, 32, 0, 128, 64), StimulusPreparation.CifarPlain),
        Make("cifar-cnn-marabou-large", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(32, 64, 0, 128, 64), StimulusPreparation.CifarPlain),
    ];

    /// <param name="id">The id.</param>
    /// <param name="citation">BibTeX of the source.</param>
    /// <param name="sizes">Sizes.</param>
    /// <param name="preprocessing">How stimuli are prepared.</param>
    public static ArchitectureEntry Make(string id, string citation, CifarConvNetSizes sizes, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = citation,
        Version = "1",
        InputSize = 32,
        DefaultLayers = [.. sizes.Activations.Select(position => position.ToString(CultureInfo.InvariantCulture)), "logits"],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, read) => new CifarConvNet(wiring, sizes with { Classes = read?.Dimension(sizes.ClassifierKey, 0, sizes.Classes) ?? sizes.Classes }),
    };
}

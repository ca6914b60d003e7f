using System.Globalization;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>The ConvNets of the regime family. Strides and padding are not in a checkpoint; they follow from the published definitions and from the inputs of the first linear layer.</summary>
internal static class CifarConvNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        Entry("cifar-cnn-a", Citations.SdpCnn, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarStatistics),
        Entry("cifar-cnn-wide", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarOval),
        Entry("cifar-cnn-base", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(8, 16, 1, 100), StimulusPreparation.CifarOval),
        Entry("cifar-cnn-deep", Citations.KolterWong, new([(8, 4, 2), (8, 3, 1), (8, 3, 1), (8, 4, 2)], 1, [100]), StimulusPreparation.CifarOval),
        Entry("cifar-cnn-small", Citations.KolterWong, CifarConvNetSizes.TwoConvolutions(16, 32, 1, 100), StimulusPreparation.CifarOval),
        Entry("cifar-cnn-eran-small", Citations.Eran, CifarConvNetSizes.TwoConvolutions(16, 32, 0, 100), StimulusPreparation.CifarWithinImageStatistics),
        Entry("cifar-cnn-marabou-small", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(8, 16, 0, 128, 64), StimulusPreparation.CifarPlain),
        Entry("cifar-cnn-marabou-medium", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(16, 32, 0, 128, 64), StimulusPreparation.CifarPlain),
        Entry("cifar-cnn-marabou-large", Citations.BetaCrown, CifarConvNetSizes.TwoConvolutions(32, 64, 0, 128, 64), StimulusPreparation.CifarPlain),
    ];

    private static ArchitectureEntry Entry(string id, string citation, CifarConvNetSizes sizes, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = citation,
        Version = "1",
        InputSize = 32,
        DefaultLayers = [.. HiddenSites(sizes), "logits"],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, _) => new CifarConvNet(wiring, sizes),
    };

    // Positions of the ReLUs: 1, 3, … after the convolutions, then, past the flatten, after each hidden linear layer.
    private static IEnumerable<string> HiddenSites(CifarConvNetSizes sizes)
    {
        int convolutions = sizes.Convolutions.Length;
        return Enumerable.Range(0, convolutions + sizes.Hidden.Length)
            .Select(i => (2 * i) + (i < convolutions ? 1 : 2))
            .Select(position => position.ToString(CultureInfo.InvariantCulture));
    }
}

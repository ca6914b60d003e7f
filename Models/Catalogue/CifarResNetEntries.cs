using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

internal static class CifarResNetEntries
{
    public static IReadOnlyList<ArchitectureEntry> All { get; } = [Entry(20), Entry(32), Entry(44), Entry(56)];

    /// <param name="id">The id.</param>
    /// <param name="sizes">Sizes; a checkpoint tells its classes.</param>
    /// <param name="preprocessing">How stimuli are prepared.</param>
    public static ArchitectureEntry Make(string id, CifarResNetSizes sizes, PreprocessingSpec preprocessing) => new()
    {
        Id = id,
        Family = "convnet",
        Citation = Citations.ResNet,
        Version = "1",
        InputSize = 32,
        DefaultLayers =
        [
            "stem",
            .. from stage in Enumerable.Range(1, 3) from block in Enumerable.Range(0, sizes.BlocksPerStage) select $"layer{stage}.{block}",
            "avgpool",
            "logits",
        ],
        DefaultPreprocessing = preprocessing,
        Create = (wiring, read) => new CifarResNet(wiring, sizes with { Classes = read?.Dimension("linear.weight", 0, sizes.Classes) ?? sizes.Classes }),
    };

    // A network of 6n + 2 layers has n blocks a stage.
    private static ArchitectureEntry Entry(int layers) => Make($"cifar-resnet{layers}", CifarResNetSizes.Published((layers - 2) / 6), StimulusPreparation.CifarImageNetStatistics);
}

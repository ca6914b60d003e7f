using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

internal static class BaselineEntries
{
    public static ArchitectureEntry Pixels { get; } = new()
    {
        Id = "pixels",
        Family = "baseline",
        Citation = Citations.Concord,
        Version = "1",
        InputSize = 64,
        DefaultLayers = ["pixels"],
        DefaultPreprocessing = StimulusPreparation.Pixels,
        Create = (wiring, _) => new PixelBaseline(wiring),
        HasWeights = false,
        PublishedParameters = 0,
    };
}

using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

/// <summary>What needs no weights: every comparison should beat it.</summary>
internal static class BaselineEntries
{
    public static ArchitectureEntry Pixels { get; } = Entry("pixels", Citations.Concord, ["pixels"], wiring => new PixelBaseline(wiring));

    public static ArchitectureEntry GaborV1 { get; } = Entry("gabor-v1", Citations.Hmax, ["simple", "complex"], wiring => new GaborBank(wiring));

    public static ArchitectureEntry LocalJet { get; } = Entry("local-jet", Citations.LocalJet, [.. Architectures.LocalJet.Sigmas.Select(Architectures.LocalJet.SiteName), "jet"], wiring => new LocalJet(wiring));

    private static ArchitectureEntry Entry(string id, string citation, IReadOnlyList<string> layers, Func<Wiring, Network> create) => new()
    {
        Id = id,
        Family = "baseline",
        Citation = citation,
        Version = "1",
        InputSize = 64,
        DefaultLayers = layers,
        DefaultPreprocessing = StimulusPreparation.Pixels,
        Create = (wiring, _) => create(wiring),
        PublishedParameters = 0,
        HasWeights = false,
    };
}

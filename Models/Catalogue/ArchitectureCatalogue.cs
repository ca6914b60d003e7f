using System.Collections.Concurrent;
using Concord.Models.Activations;
using Concord.Models.Architectures;

namespace Concord.Models.Catalogue;

/// <summary>Every architecture, one line each.</summary>
public static class ArchitectureCatalogue
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<LayerInfo>> Layers = new();

    /// <summary>All architectures, families together.</summary>
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        BaselineEntries.Pixels,
        .. CifarResNetEntries.All,
        .. ResNetEntries.All,
        .. MobileNetEntries.All,
        .. VisionTransformerEntries.All,
        .. CifarConvNetEntries.All,
        .. CifarPlainResNetEntries.All,
        .. CifarVitEntries.All,
    ];

    /// <summary>The architecture of an id.</summary>
    /// <exception cref="ModelException">There is none; the message lists the known ids and the nearest.</exception>
    public static ArchitectureEntry Find(string id)
        => All.FirstOrDefault(entry => entry.Id == id)
            ?? throw new ModelException($"architecture '{id}'", "unknown", "an id of the catalogue", NearestName.Suggest(id, [.. All.Select(entry => entry.Id)]));

    /// <summary>The layers of an architecture at its own input size, without weights: from one pass of zeros through a network whose parameters take no memory.</summary>
    /// <param name="architectureId">An id of the catalogue.</param>
    /// <returns>Layers in forward order, <c>logits</c> last.</returns>
    /// <exception cref="ModelException">The id is unknown.</exception>
    public static IReadOnlyList<LayerInfo> LayersOf(string architectureId)
    {
        ArchitectureEntry entry = Find(architectureId);
        return Layers.GetOrAdd(entry.Id, _ =>
        {
            using Network network = entry.Create(Wiring.ShapesOnly(), null);
            return ShapeRecorder.Probe(network, entry.InputSize, entry.InputSize);
        });
    }
}

using System.Collections.Concurrent;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Preprocessing;

namespace Concord.Models.Catalogue;

/// <summary>Every architecture, one line each.</summary>
public static class ArchitectureCatalogue
{
    private static readonly ConcurrentDictionary<string, ArchitectureOutline> Outlines = new();

    /// <summary>All architectures, families together.</summary>
    public static IReadOnlyList<ArchitectureEntry> All { get; } =
    [
        BaselineEntries.Pixels,
        BaselineEntries.GaborV1,
        BaselineEntries.LocalJet,
        .. CifarResNetEntries.All,
        .. ResNetEntries.All,
        .. MobileNetEntries.All,
        AlexNetEntries.AlexNet,
        .. VggEntries.All,
        .. ConvNeXtEntries.All,
        CorNetEntries.CorNetS,
        .. VisionTransformerEntries.All,
        .. SwinEntries.All,
        .. CrossVitEntries.All,
        .. PerceiverEntries.All,
        .. MixerEntries.All,
        .. DeitEntries.All,
        .. DinoEntries.All,
        .. ClipEntries.Images,
        .. CifarConvNetEntries.All,
        .. CifarPlainResNetEntries.All,
        .. CifarVitEntries.All,
        .. ShapesEntries.All,
        .. Gpt2Entries.All,
        .. LlamaEntries.All,
        .. ClipTextEntries.All,
    ];

    /// <summary>The architecture of an id.</summary>
    /// <param name="id">An id of the catalogue, or one with options: <c>vit-tiny-32[positions=none]</c>.</param>
    /// <exception cref="ModelException">There is none; the message lists the known ids and the nearest.</exception>
    public static ArchitectureEntry Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        (string name, IReadOnlyList<(string Name, string Value)> options) = ArchitectureName.Split(id);
        ArchitectureEntry entry = All.FirstOrDefault(entry => entry.Id == name)
            ?? throw new ModelException($"architecture '{name}'", "unknown", "an id of the catalogue", NearestName.Suggest(name, [.. All.Select(entry => entry.Id)]));
        return options.Count == 0 ? entry : ArchitectureName.Vary(entry, options);
    }

    /// <summary>The layers of an architecture at its own input size, without weights.</summary>
    /// <param name="architectureId">An id of the catalogue, with or without options.</param>
    /// <returns>Layers and their parts in forward order.</returns>
    /// <exception cref="ModelException">The id is unknown.</exception>
    public static IReadOnlyList<LayerInfo> LayersOf(string architectureId) => OutlineOf(architectureId).Layers;

    /// <summary>The layers that a checkpoint makes: sizes are read from its tensors, the input's from the preprocessing, which networks that take texts do without.</summary>
    /// <param name="architectureId">An id of the catalogue, with or without options.</param>
    /// <param name="weightsPath">The checkpoint; null for untrained weights.</param>
    /// <param name="preprocessing">Ends in one size for all stimuli.</param>
    /// <param name="stateDictPath">Where in the checkpoint the tensors lie; null to find them.</param>
    /// <param name="prefix">What stands before the network's own names in the file's keys; null to find it.</param>
    /// <returns>Layers and their parts in forward order.</returns>
    /// <exception cref="ModelException">The id is unknown, or the architecture does not take that size.</exception>
    /// <exception cref="Weights.WeightsException">The file cannot be read.</exception>
    public static IReadOnlyList<LayerInfo> LayersOf(string architectureId, string? weightsPath, PreprocessingSpec preprocessing, string? stateDictPath = null, string? prefix = null) => OutlineOf(architectureId, weightsPath, preprocessing, stateDictPath, prefix).Layers;

    /// <summary>What shapes alone tell of an architecture at its own input size: zeros pass through a network whose parameters take no memory.</summary>
    /// <param name="architectureId">An id of the catalogue, with or without options.</param>
    /// <exception cref="ModelException">The id is unknown.</exception>
    public static ArchitectureOutline OutlineOf(string architectureId)
    {
        ArchitectureEntry entry = Find(architectureId);
        return Outlines.GetOrAdd(entry.Id, _ =>
        {
            using Network network = entry.Create(Wiring.ShapesOnly(), null);
            return ArchitectureOutline.Of(entry, network, new ImageSize(entry.InputSize, entry.InputSize));
        });
    }

    /// <summary>What shapes alone tell of a checkpoint: sizes are read from its tensors, the input's from the preprocessing, which networks that take texts do without.</summary>
    /// <param name="architectureId">An id of the catalogue, with or without options.</param>
    /// <param name="weightsPath">The checkpoint; null for untrained weights.</param>
    /// <param name="preprocessing">Ends in one size for all stimuli.</param>
    /// <param name="stateDictPath">Where in the checkpoint the tensors lie; null to find them.</param>
    /// <param name="prefix">What stands before the network's own names in the file's keys; null to find it.</param>
    /// <exception cref="ModelException">The id is unknown, or the architecture does not take that size.</exception>
    /// <exception cref="Weights.WeightsException">The file cannot be read.</exception>
    public static ArchitectureOutline OutlineOf(string architectureId, string? weightsPath, PreprocessingSpec preprocessing, string? stateDictPath = null, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(preprocessing);
        ArchitectureEntry entry = Find(architectureId);
        if (weightsPath is null && (entry.Text is not null || preprocessing.OutputSize(1000, 2000) == new ImageSize(entry.InputSize, entry.InputSize)))
        {
            return OutlineOf(entry.Id);
        }

        (ArchitectureSizes? sizes, CheckpointNotes? notes) = weightsPath is null ? default : CheckpointFitting.Outline(entry, weightsPath, stateDictPath, prefix);
        using Network network = entry.Create(Wiring.ShapesOnly(), sizes);
        ImageSize size = network is TextNetwork ? default : network.InputSizeFor(entry.Id, preprocessing);
        return ArchitectureOutline.Of(entry, network, size, notes);
    }

    /// <summary>What one stimulus costs an architecture at its own input size.</summary>
    /// <param name="architectureId">An id of the catalogue, with or without options.</param>
    /// <exception cref="ModelException">The id is unknown.</exception>
    public static OperationCensus CensusOf(string architectureId) => OutlineOf(architectureId).Census;
}

namespace Concord.Models.Catalogue;

/// <summary>Every public checkpoint that is known, one line each in the file of its source.</summary>
public static class WeightsCatalogue
{
    /// <summary>All checkpoints; ids, addresses and hashes are unique.</summary>
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        .. AkamasterWeights.All,
        .. CrownWeights.All,
        .. ConvexAdversarialWeights.All,
        .. CifarVitWeights.All,
        .. ConvertedWeights.All,
        .. TorchvisionConvNetWeights.All,
        .. ConvNeXtWeights.All,
        .. TorchvisionVitWeights.All,
        .. AugRegWeights.All,
        .. TimmWeights.FirstVits,
        .. DeitWeights.All,
        .. DinoWeights.All,
        .. DinoV2Weights.All,
        .. ClipWeights.All,
        .. TorchvisionSwinWeights.All,
        .. TimmWeights.Mixers,
        .. ResMlpWeights.All,
        .. CrossVitWeights.All,
        .. PerceiverWeights.All,
        .. SemiSupervisedWeights.All,
        .. StylizedImageNetWeights.All,
        .. RobustTransferWeights.All,
        .. RobustnessLibraryWeights.All,
        .. CorNetWeights.All,
        .. TorchvisionMobileNetWeights.All,
        .. CoralWeights.All,
        .. LanguageWeights.All,
    ];

    /// <summary>The checkpoint of an id.</summary>
    /// <exception cref="ModelException">There is none; the message lists the known ids and the nearest.</exception>
    public static PublicWeights Find(string id)
        => All.FirstOrDefault(weights => weights.Id == id)
            ?? throw new ModelException($"weights '{id}'", "unknown", "an id of the weights catalogue", NearestName.Suggest(id, [.. All.Select(weights => weights.Id)]));

    /// <summary>The checkpoints of an architecture, in catalogue order; may be empty.</summary>
    public static IReadOnlyList<PublicWeights> For(string architecture) => [.. All.Where(weights => weights.Architecture == architecture)];

    /// <summary>The checkpoint that a file of this SHA-256 is, for this architecture; null for a file that no publisher's hash fits. Eight digits tell files apart well enough to name one, since the architecture must fit too.</summary>
    /// <param name="sha256">64 hexadecimal digits, lower case.</param>
    /// <param name="architecture">The architecture's id; with options, the weights are still the same.</param>
    public static PublicWeights? Recognise(string sha256, string architecture)
    {
        string name = ArchitectureName.Split(architecture).Base;
        return All.FirstOrDefault(weights => weights.Architecture == name && weights.Matches(sha256));
    }
}

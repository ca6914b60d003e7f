namespace Concord.Models.Catalogue;

/// <summary>Every public checkpoint that is known by hash, one line each in the file of its source.</summary>
public static class WeightsCatalogue
{
    /// <summary>All checkpoints; ids and hashes are unique.</summary>
    public static IReadOnlyList<PublicWeights> All { get; } =
    [
        .. AkamasterWeights.All,
        .. CrownWeights.All,
        .. ConvexAdversarialWeights.All,
        .. CifarVitWeights.All,
        .. ConvertedWeights.All,
        .. CoralWeights.All,
    ];

    /// <summary>The checkpoint of an id.</summary>
    /// <exception cref="ModelException">There is none; the message lists the known ids and the nearest.</exception>
    public static PublicWeights Find(string id)
        => All.FirstOrDefault(weights => weights.Id == id)
            ?? throw new ModelException($"weights '{id}'", "unknown", "an id of the weights catalogue", NearestName.Suggest(id, [.. All.Select(weights => weights.Id)]));

    /// <summary>The checkpoints of an architecture, in catalogue order; may be empty.</summary>
    public static IReadOnlyList<PublicWeights> For(string architecture) => [.. All.Where(weights => weights.Architecture == architecture)];
}

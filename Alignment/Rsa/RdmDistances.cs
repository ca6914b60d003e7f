namespace Concord.Alignment.Rsa;

/// <summary>Every distance that a manifest can name: one line each.</summary>
public static class RdmDistances
{
    /// <summary>All distances.</summary>
    public static IReadOnlyList<IRdmDistance> All { get; } = [new CorrelationDistance(), new CosineDistance(), new EuclideanDistance(), new PoissonDistance()];

    /// <summary>The distance of that id.</summary>
    /// <exception cref="AlignmentException">No such distance; the message lists them.</exception>
    public static IRdmDistance Find(string id) =>
        All.FirstOrDefault(distance => distance.Id == id)
        ?? throw new AlignmentException("RDM distance", $"'{id}'", string.Join(", ", All.Select(distance => distance.Id)), "Name one of these.");
}

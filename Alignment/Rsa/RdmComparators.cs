namespace Concord.Alignment.Rsa;

/// <summary>Every comparator of RDMs that a manifest can name: one line each.</summary>
public static class RdmComparators
{
    /// <summary>All comparators.</summary>
    public static IReadOnlyList<IRdmComparator> All { get; } =
    [
        new PearsonComparator(),
        new SpearmanComparator(),
        new RhoAComparator(),
        new KendallTauAComparator(),
        new KendallTauBComparator(),
        new CosineComparator(),
        new WhitenedCosineComparator(),
        new WhitenedPearsonComparator(),
    ];

    /// <summary>The comparator of that id.</summary>
    /// <exception cref="AlignmentException">No such comparator; the message lists them.</exception>
    public static IRdmComparator Find(string id) =>
        All.FirstOrDefault(comparator => comparator.Id == id)
        ?? throw new AlignmentException("RDM comparator", $"'{id}'", string.Join(", ", All.Select(comparator => comparator.Id)), "Name one of these.");
}

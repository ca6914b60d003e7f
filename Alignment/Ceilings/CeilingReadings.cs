using Concord.Alignment.Rsa;

namespace Concord.Alignment.Ceilings;

/// <summary>Every reading of an RDM ceiling: one line each; the first of a comparator is its default.</summary>
/// <remarks>
/// Pools are those of rsatoolbox <c>pool_rdm</c> but for the first of Spearman: means of ranks for rank comparators, of z-scores for Pearson's (rsatoolbox shifts
/// them to begin at 0, which changes no correlation), of RDMs over their root mean square for cosines.
/// </remarks>
public static class CeilingReadings
{
    /// <summary>All readings.</summary>
    public static IReadOnlyList<CeilingReading> All { get; } =
    [
        new("rank-mean", "spearman", "mean of the others' z-scored ranks, not ranked again, by Pearson with the subject's ranks", CeilingScale.StandardisedRanks, CeilingScale.Ranked, new PearsonComparator()),
        new("rank-mean-reranked", "spearman", "mean of the others' ranks, compared by Spearman, which ranks it again", CeilingScale.Ranked, CeilingScale.Raw, new SpearmanComparator()),
        new("raw-mean", "spearman", "mean of the others' dissimilarities, compared by Spearman", CeilingScale.Raw, CeilingScale.Raw, new SpearmanComparator()),
        new("raw-mean-pearson", "spearman", "mean of the others' dissimilarities, compared by Pearson", CeilingScale.Raw, CeilingScale.Raw, new PearsonComparator()),
        new("z-mean", "pearson", "mean of the others' z-scored dissimilarities, compared by Pearson", CeilingScale.Standardised, CeilingScale.Raw, new PearsonComparator()),
        new("rank-mean-rho-a", "rho-a", "mean of the others' ranks, compared by rho-a", CeilingScale.Ranked, CeilingScale.Raw, new RhoAComparator()),
        new("rank-mean-tau-a", "kendall-tau-a", "mean of the others' ranks, compared by tau-a", CeilingScale.Ranked, CeilingScale.Raw, new KendallTauAComparator()),
        new("rank-mean-tau-b", "kendall-tau-b", "mean of the others' ranks, compared by tau-b", CeilingScale.Ranked, CeilingScale.Raw, new KendallTauBComparator()),
        new("rms-mean", "cosine", "mean of the others' dissimilarities over their root mean square, compared by cosine", CeilingScale.UnitSquare, CeilingScale.Raw, new CosineComparator()),
        new("rms-mean-whitened", "whitened-cosine", "mean of the others' dissimilarities over their root mean square, compared by whitened cosine", CeilingScale.UnitSquare, CeilingScale.Raw, new WhitenedCosineComparator()),
        new("z-mean-whitened", "whitened-pearson", "mean of the others' z-scored dissimilarities, compared by whitened Pearson", CeilingScale.Standardised, CeilingScale.Raw, new WhitenedPearsonComparator()),
    ];

    /// <summary>The default reading of a comparator.</summary>
    /// <param name="comparatorId">An id of <see cref="RdmComparators.All"/>.</param>
    public static CeilingReading DefaultFor(string comparatorId) => All.First(reading => reading.Comparator == comparatorId);

    /// <summary>The reading of that id.</summary>
    /// <exception cref="AlignmentException">No such reading; the message lists them.</exception>
    public static CeilingReading Find(string id) =>
        All.FirstOrDefault(reading => reading.Id == id)
        ?? throw new AlignmentException("ceiling reading", $"'{id}'", string.Join(", ", All.Select(reading => reading.Id)), "Name one of these.");
}

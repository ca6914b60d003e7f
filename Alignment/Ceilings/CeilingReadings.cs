using Concord.Alignment.Rsa;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Ceilings;

/// <summary>Every reading of an RDM ceiling: one line each; the first of a comparator is its default.</summary>
public static class CeilingReadings
{
    /// <summary>All readings.</summary>
    public static IReadOnlyList<CeilingReading> All { get; } =
    [
        new("rank-mean", "spearman", "mean of the others' z-scored ranks, not ranked again, by Pearson with the subject's ranks", MeanOf(StandardisedRanks), (subject, pooled) => Pearson.Compute(Ranks.Midranks(subject), pooled)),
        new("rank-mean-reranked", "spearman", "mean of the others' ranks, compared by Spearman, which ranks it again", MeanOf(MidranksOf), (subject, pooled) => Spearman.Compute(subject, pooled)),
        new("raw-mean", "spearman", "mean of the others' dissimilarities, compared by Spearman", RsaScore.MeanRdm, (subject, pooled) => Spearman.Compute(subject, pooled)),
        new("raw-mean-pearson", "spearman", "mean of the others' dissimilarities, compared by Pearson", RsaScore.MeanRdm, (subject, pooled) => Pearson.Compute(subject, pooled)),
        new("z-mean", "pearson", "mean of the others' z-scored dissimilarities, compared by Pearson", MeanOf(Standardised), (subject, pooled) => Pearson.Compute(subject, pooled)),
        new("rank-mean-tau-a", "kendall-tau-a", "mean of the others' ranks, compared by tau-a", MeanOf(MidranksOf), (subject, pooled) => KendallTauA.Compute(subject, pooled)),
    ];

    /// <summary>The default reading of a comparator.</summary>
    /// <param name="comparatorId">An id of <see cref="RdmComparators.All"/>.</param>
    public static CeilingReading DefaultFor(string comparatorId) => All.First(reading => reading.Comparator == comparatorId);

    /// <summary>The reading of that id.</summary>
    /// <exception cref="AlignmentException">No such reading; the message lists them.</exception>
    public static CeilingReading Find(string id) =>
        All.FirstOrDefault(reading => reading.Id == id)
        ?? throw new AlignmentException("ceiling reading", $"'{id}'", string.Join(", ", All.Select(reading => reading.Id)), "Name one of these.");

    private static Func<IReadOnlyList<double[]>, double[]> MeanOf(Func<double[], double[]> transform) => subjects => RsaScore.MeanRdm(subjects.Select(transform).ToArray());

    private static double[] MidranksOf(double[] values) => Ranks.Midranks(values);

    private static double[] StandardisedRanks(double[] values) => Standardised(Ranks.Midranks(values));

    // (v − mean)/sd with the population sd; all NaN for a constant RDM.
    private static double[] Standardised(double[] values)
    {
        double mean = Pearson.Mean(values);
        double spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length);
        return Array.ConvertAll(values, value => (value - mean) / spread);
    }
}

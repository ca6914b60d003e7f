using Concord.Alignment;
using Concord.Alignment.Rsa;

namespace Concord.Benchmarks;

/// <summary>Ten model RDMs of 1,000 conditions (499,500 pairs) against one recorded RDM, by each comparator. The peer is rsatoolbox's <c>compare</c>.</summary>
internal static class CompareContest
{
    public static IReadOnlyList<Contest> All { get; } =
    [
        Of(new PearsonComparator(), "corr"),
        Of(new SpearmanComparator(), "spearman"),
        Of(new RhoAComparator(), "rho-a"),
        Of(new KendallTauAComparator(), "tau-a"),
        Of(new KendallTauBComparator(), "kendall"),
        Of(new CosineComparator(), "cosine"),
        Of(new WhitenedCosineComparator(), "cosine_cov"),
        Of(new WhitenedPearsonComparator(), "corr_cov"),
    ];

    private static Contest Of(IRdmComparator comparator, string peer) => new(
        $"compare-{comparator.Id}",
        "compare.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["one thread"] = folder => Prepare(folder, comparator, 1),
            ["two threads"] = folder => Prepare(folder, comparator, 2),
        },
        [peer]);

    // Preparing the recorded side is measured too.
    private static Func<double> Prepare(string folder, IRdmComparator comparator, int threads)
    {
        Matrix models = SideFiles.Read(folder, "models");
        double[] recorded = SideFiles.Read(folder, "recorded").Values;
        double[][] rows = [.. Enumerable.Range(0, models.Rows).Select(row => models.Row(row).ToArray())];
        return () =>
        {
            IPreparedComparison prepared = comparator.Against(recorded);
            var scores = new double[rows.Length];
            Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, row => scores[row] = prepared.Compare(rows[row]).Value);
            return scores.Sum();
        };
    }
}

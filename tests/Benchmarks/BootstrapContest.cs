using Concord.Alignment;
using Concord.Alignment.Rsa;

namespace Concord.Benchmarks;

/// <summary>1,000 draws over stimuli of ten models × eight subjects × 100 conditions. The peer is rsatoolbox's <c>eval_bootstrap_pattern</c> without its ceiling.</summary>
internal static class BootstrapContest
{
    private const int Draws = 1000;
    private const int Conditions = 100;

    public static IReadOnlyList<Contest> All { get; } =
    [
        Of("bootstrap", new SpearmanComparator(), "spearman"),
        Of("bootstrap-pearson", new PearsonComparator(), "corr"),
        Of("bootstrap-tau-a", new KendallTauAComparator(), "tau-a"),
        Of("bootstrap-whitened", new WhitenedPearsonComparator(), "corr_cov"),
        new Contest(
            "bootstrap-dual",
            "bootstrap.py",
            new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal) { ["one thread"] = Dual },
            ["dual"]),
    ];

    private static Contest Of(string name, IRdmComparator comparator, string peer) => new(
        name,
        "bootstrap.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["one thread"] = folder => Prepare(folder, comparator, 1),
            ["two threads"] = folder => Prepare(folder, comparator, 2),
        },
        [peer]);

    // The draws are other ones than the peer's: means agree to two digits.
    private static Func<double> Prepare(string folder, IRdmComparator comparator, int threads)
    {
        (double[][] models, double[][] subjects) = (Rows(folder, "models"), Rows(folder, "subjects"));
        return () =>
        {
            var bootstrap = new RdmBootstrap(RdmDraws.OverStimuli(1, Draws, Conditions), subjects, comparator);
            var means = new double[models.Length];
            Parallel.For(0, models.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, model => means[model] = bootstrap.Run(models[model]).Average());
            return means.Average();
        };
    }

    private static Func<double> Dual(string folder)
    {
        (double[][] models, double[][] subjects) = (Rows(folder, "models"), Rows(folder, "subjects"));
        return () =>
        {
            var bootstrap = new RdmBootstrap(RdmDraws.OverBoth(1, Draws, Conditions, subjects.Length), subjects, new PearsonComparator());
            return models.Average(model => DualBootstrap.Variance(bootstrap.RunDual(model), subjects.Length, Conditions));
        };
    }

    private static double[][] Rows(string folder, string name)
    {
        Matrix matrix = SideFiles.Read(folder, name);
        return [.. Enumerable.Range(0, matrix.Rows).Select(row => matrix.Row(row).ToArray())];
    }
}

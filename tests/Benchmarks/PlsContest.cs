using Concord.Alignment;
using Concord.Alignment.Predictivity;

namespace Concord.Benchmarks;

/// <summary>PLS with 25 components, 2560 × 1000 → 168, ten shuffled splits: fitting, predicting and correlating. The peer is scikit-learn's <c>PLSRegression</c>.</summary>
internal static class PlsContest
{
    public static Contest Contest { get; } = new(
        "pls",
        "pls.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["float64"] = folder => Prepare(folder, new Pls(25)),
            ["float32"] = folder => Prepare(folder, new Pls(25, Arithmetic.Float32)),
        },
        ["sklearn"]);

    private static Func<double> Prepare(string folder, Mapping mapping)
    {
        Matrix x = SideFiles.Read(folder, "X");
        Matrix y = SideFiles.Read(folder, "Y");
        Folds folds = Folds.ShuffleSplit(x.Rows, 10, 0.9, 1);
        return () => PredictivityScore.Compute(x, y, folds, mapping, pooling: Pooling.PerFold).Aggregate(NeuroidAggregate.Median).Value;
    }
}

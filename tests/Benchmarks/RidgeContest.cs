using Concord.Alignment;
using Concord.Alignment.Predictivity;

namespace Concord.Benchmarks;

/// <summary>Ridge with 20 penalties chosen per target over five folds, 1000 × 50,176 float32 → 2000, fitted on all and predicting 200 rows. The peers are himalaya's <c>KernelRidgeCV</c> and scikit-learn's <c>RidgeCV</c> (leave one out).</summary>
internal static class RidgeContest
{
    public static Contest Contest { get; } = new(
        "ridge",
        "ridge.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["kfold"] = folder => Prepare(folder, new RidgeKFold(RidgeCv.LogSpace(-3, 7, 20), loss: PenaltyLoss.SquaredError)),
            ["kfold float32"] = folder => Prepare(folder, new RidgeKFold(RidgeCv.LogSpace(-3, 7, 20), loss: PenaltyLoss.SquaredError, arithmetic: Arithmetic.Float32)),
            ["leave-one-out"] = folder => Prepare(folder, new RidgeCv(RidgeCv.LogSpace(-3, 7, 20), PenaltyScope.Target)),
        },
        ["himalaya"]);

    // The mean of the predictions' squares tells the two apart where a penalty differs.
    private static Func<double> Prepare(string folder, Mapping mapping)
    {
        Matrix x = SideFiles.Read(folder, "X");
        Matrix y = SideFiles.Read(folder, "Y");
        int[] all = [.. Enumerable.Range(0, x.Rows)];
        return () => PredictivityScore.Predict(UnitProducts.Of(x, arithmetic: mapping.Arithmetic), y, [(all, all[..200])], mapping).Single().Values.Average(value => value * value);
    }
}

using Concord.Alignment;
using Concord.Alignment.Predictivity;

namespace Concord.Benchmarks;

/// <summary>Banded ridge of four spaces, 600 × 2000 each → 1000 neuroids, three folds, 20 given candidates × 10 penalties by five inner folds. The peer is himalaya's random search on the same list.</summary>
internal static class BandedContest
{
    public static Contest Contest { get; } = new(
        "banded",
        "banded.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal) { ["float64"] = Prepare },
        ["himalaya"]);

    private static Func<double> Prepare(string folder)
    {
        Matrix[] spaces = [.. Enumerable.Range(0, 4).Select(space => SideFiles.Read(folder, $"X{space}"))];
        Matrix y = SideFiles.Read(folder, "Y");
        Matrix candidates = SideFiles.Read(folder, "G");
        var options = new BandedRidgeOptions
        {
            Candidates = [.. Enumerable.Range(0, candidates.Rows).Select(row => candidates.Row(row).ToArray())],
            Alphas = RidgeCv.LogSpace(0, 6, 10),
            Pooling = Pooling.PerFold,
        };
        return () => BandedRidge.Compute(spaces, y, Folds.KFold(y.Rows, 3), options).R2.Average();
    }
}

using Concord.Alignment;
using Concord.Alignment.Rsa;

namespace Concord.Benchmarks;

/// <summary>RDMs of ten layers of 1000 × 10,000, stored as float32; and the cross-validated distance of 1000 conditions in two runs. The peer is rsatoolbox's <c>calc_rdm</c>.</summary>
internal static class RdmContest
{
    private const int Layers = 10;

    /// <summary>One contest a distance: the mode <c>rdm-correlation</c> and so on.</summary>
    public static IReadOnlyList<Contest> All { get; } =
    [
        OfPatterns(new CorrelationDistance(), ["rsatoolbox-correlation", "rsatoolbox-correlation-float32", "numpy-correlation"]),
        OfPatterns(new EuclideanDistance(), ["rsatoolbox-euclidean", "rsatoolbox-euclidean-float32"]),
        new("rdm-crossnobis", "rdm.py", new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal) { ["float64"] = Crossed }, ["rsatoolbox-crossnobis", "numpy-crossnobis"]),
    ];

    private static Contest OfPatterns(IRdmDistance distance, IReadOnlyList<string> peers) => new(
        $"rdm-{distance.Id}",
        "rdm.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["float32"] = folder => Prepare(distance, [.. Read(folder)]),
            ["float64"] = folder => Prepare(distance, [.. Read(folder).Select(x => new Matrix(x.Rows, x.Columns, x.Values))]),
        },
        peers);

    private static IEnumerable<Matrix> Read(string folder) => Enumerable.Range(0, Layers).Select(layer => SideFiles.Read(folder, $"layer{layer}"));

    // The mean of the last layer's distances.
    private static Func<double> Prepare(IRdmDistance distance, Matrix[] layers) => () => layers.Select(x => distance.Compute(x).UpperTriangle.Average()).Last();

    private static Func<double> Crossed(string folder)
    {
        Measurements measurements = Measurements.OfRepetitions([.. Read(folder).Take(2)]);
        return () => new CrossnobisDistance().Compute(measurements).UpperTriangle.Average();
    }
}

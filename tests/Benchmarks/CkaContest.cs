using Concord.Alignment;
using Concord.Alignment.Similarity;

namespace Concord.Benchmarks;

/// <summary>Similarities of 2000 stimuli × 2048 units with × 768, float32, patterns of unit length: one contest a measure. The peer is platonic-rep on float32 tensors.</summary>
internal static class CkaContest
{
    public static IReadOnlyList<Contest> All { get; } =
    [
        Of("cka", new LinearCka(), "cka"),
        Of("cka-unbiased", new UnbiasedCka(), "unbiased_cka"),
        Of("mutual-knn", new MutualKnn(), "mutual_knn"),
        Of("cknna", new Cknna(), "cknna"),
    ];

    // prepared: the recorded side is worked out beforehand, as for the second and every further layer.
    private static Contest Of(string name, ISimilarity similarity, string peer) => new(
        name,
        "cka.py",
        new Dictionary<string, Func<string, Func<double>>>(StringComparer.Ordinal)
        {
            ["both"] = folder =>
            {
                (Matrix x, Matrix y) = (SideFiles.Read(folder, "X"), SideFiles.Read(folder, "Y"));
                return () => similarity.Compute(x, y).Value;
            },
            ["prepared"] = folder =>
            {
                Matrix x = SideFiles.Read(folder, "X");
                ISimilaritySide y = similarity.Prepare(SideFiles.Read(folder, "Y"));
                return () => similarity.Compare(similarity.Prepare(x), y).Value;
            },
        },
        [peer]);
}

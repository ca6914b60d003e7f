namespace Concord.Alignment.Similarity;

/// <summary>Every measure of similarity between spaces that a manifest can name, with its default options: one line each.</summary>
public static class Similarities
{
    /// <summary>All measures; the first is the default.</summary>
    public static IReadOnlyList<ISimilarity> All { get; } =
    [
        new UnbiasedCka(),
        new LinearCka(),
        new RbfCka(),
        new Procrustes(),
        new CcaMean(),
        new LinearRegressionR2(),
        new MutualKnn(),
        new CycleKnn(),
        new LcsKnn(),
        new Cknna(),
        new RdmCorrelation(),
    ];

    /// <summary>The measure of that id, with its default options.</summary>
    /// <exception cref="AlignmentException">No such measure; the message lists them.</exception>
    public static ISimilarity Find(string id) =>
        All.FirstOrDefault(similarity => similarity.Id == id)
        ?? throw new AlignmentException("similarity", $"'{id}'", string.Join(", ", All.Select(similarity => similarity.Id)), "Name one of these.");
}

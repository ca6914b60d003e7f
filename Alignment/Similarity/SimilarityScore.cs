namespace Concord.Alignment.Similarity;

/// <summary>What is worked out with any measure in the same way.</summary>
public static class SimilarityScore
{
    /// <summary>Compares two spaces once. To compare one space with many, prepare it and use <see cref="ISimilarity.Compare"/>.</summary>
    /// <param name="similarity">The measure.</param>
    /// <param name="x">(stimuli × units) the model's activations.</param>
    /// <param name="y">(stimuli × neuroids) the recordings, or another model; the same stimuli in the same order.</param>
    /// <returns>The value; NaN with the reason when undefined.</returns>
    public static Scored Compute(this ISimilarity similarity, Matrix x, Matrix y)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        Require.SameRows(x, y);
        return similarity.Compare(similarity.Prepare(x), similarity.Prepare(y));
    }
}

namespace Concord.Alignment.Behaviour;

/// <summary>How often each answer was given to each category.</summary>
/// <remarks>
/// Entry (answer, category) = trials of the category with that answer / trials of the category, so that each column sums to 1. No answer is an answer with an
/// index of its own, as in the source (which prints per cent: 100 times ours). A category without a trial has an undefined column.
/// Source: Geirhos et al. 2018, doi:10.48550/arXiv.1808.08750; model-vs-human <c>ConfusionAnalysis</c>.
/// </remarks>
public static class ConfusionMatrix
{
    /// <summary>The matrix of some trials.</summary>
    /// <param name="answers">(trials) index of the answer, below <paramref name="answerCount"/>.</param>
    /// <param name="categories">(trials) index of the right category, below <paramref name="categoryCount"/>.</param>
    /// <param name="answerCount">Possible answers: categories, and one more where an observer may give none.</param>
    /// <param name="categoryCount">Categories.</param>
    /// <returns>(answers × categories), 0 … 1; NaN in the column of a category that was never shown.</returns>
    public static Matrix Compute(IReadOnlyList<int> answers, IReadOnlyList<int> categories, int answerCount, int categoryCount)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(categories);
        Require.SameLength(answers.Count, categories.Count);
        var shares = new double[answerCount * categoryCount];
        var trials = new int[categoryCount];
        for (int trial = 0; trial < answers.Count; trial++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)answers[trial], (uint)answerCount, nameof(answers));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)categories[trial], (uint)categoryCount, nameof(categories));
            shares[(answers[trial] * categoryCount) + categories[trial]]++;
            trials[categories[trial]]++;
        }

        for (int k = 0; k < shares.Length; k++)
        {
            shares[k] /= trials[k % categoryCount];
        }

        return new Matrix(answerCount, categoryCount, shares);
    }
}

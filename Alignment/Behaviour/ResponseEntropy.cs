namespace Concord.Alignment.Behaviour;

/// <summary>Entropy, in bits, of the distribution of one observer's answers: low where an observer falls back on a few categories.</summary>
/// <remarks>
/// H = −Σ p log₂ p, p = trials answered with a category / all trials, the sum over the categories that were shown (that is, that are the right answer of some trial).
/// An answer that was never right, and no answer, count in the denominator and not in the sum, as in the source: with them the p sum to less than 1.
/// The source leaves out p ≤ 1e-5, which no share of fewer than 100,000 trials can be. Several observers: the mean of their entropies.
/// Source: Geirhos et al. 2018, doi:10.48550/arXiv.1808.08750; model-vs-human <c>Entropy</c>.
/// </remarks>
public static class ResponseEntropy
{
    /// <summary>The entropy of some trials of one observer.</summary>
    /// <param name="answers">(trials) index of the answer; any number that is no category stands for no answer.</param>
    /// <param name="categories">(trials) index of the right category.</param>
    /// <returns>Bits: 0 … log₂ (categories), where every answer is a category; NaN without trials.</returns>
    public static Scored Compute(IReadOnlyList<int> answers, IReadOnlyList<int> categories)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(categories);
        Require.SameLength(answers.Count, categories.Count);
        if (answers.Count == 0)
        {
            return Scored.Undefined("no trials");
        }

        Dictionary<int, int> counts = answers.CountBy(answer => answer).ToDictionary();
        double sum = 0;
        foreach (int category in categories.Distinct())
        {
            double p = (double)counts.GetValueOrDefault(category) / answers.Count;
            sum -= p == 0 ? 0 : p * Math.Log2(p);
        }

        return new Scored(sum);
    }
}

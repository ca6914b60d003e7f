using Concord.Alignment.Resampling;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Behaviour;

/// <summary>Noise-corrected agreement of a model's pattern over images with people's; higher is better.</summary>
/// <remarks>
/// In each split the trials are parted at random in two halves; r(model, first half) is the score, r(first half, second half) the ceiling c, and r/√c the ceiled score:
/// the model has no noise of its own, so only the people's is corrected for. Half of the trials is scored, as the source does, so that score and ceiling hold the same noise;
/// a score from all trials is higher. Cells undefined for people are left out of a comparison; one undefined for the model where people have a value makes it undefined.
/// Source: Rajalingham et al. 2018, doi:10.1523/JNEUROSCI.0388-18.2018; Brain-Score <c>metrics/i1i2</c> and <c>benchmarks/rajalingham2018</c>.
/// </remarks>
public static class ImageConsistency
{
    /// <summary>Pearson correlation of two patterns over the cells that people define.</summary>
    /// <param name="model">(cells); NaN where undefined.</param>
    /// <param name="people">(cells); NaN where undefined.</param>
    /// <returns>−1 … 1; NaN with the reason.</returns>
    public static Scored Compare(double[] model, double[] people)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(people);
        Require.SameLength(model.Length, people.Length);
        int[] cells = Enumerable.Range(0, people.Length).Where(cell => !double.IsNaN(people[cell])).ToArray();
        int missing = cells.Count(cell => double.IsNaN(model[cell]));
        return missing > 0
            ? Scored.Undefined($"the model's d′ is undefined in {missing} of {cells.Length} cells: certain of an image and of its distractor's images, or no probability for either object")
            : Pearson.Compute(Array.ConvertAll(cells, cell => model[cell]), Array.ConvertAll(cells, cell => people[cell]));
    }

    /// <summary>Orders of the trials, each to be parted in two halves.</summary>
    /// <param name="seed">Written with the score.</param>
    /// <param name="splits">Number of splits; the source takes 2.</param>
    /// <param name="trials">Number of trials.</param>
    /// <returns>(splits)(trials): the first half is the first trials/2 entries.</returns>
    public static IReadOnlyList<int[]> Splits(long seed, int splits, int trials) =>
        Enumerable.Range(0, splits).Select(split => new StableRandom(seed, split).Permutation(trials)).ToArray();

    /// <summary>Score, ceiling and ceiled score over splits.</summary>
    /// <param name="signature">One of <see cref="ImageSignatures.All"/>.</param>
    /// <param name="probabilities">(images × objects) the model's.</param>
    /// <param name="people">People's trials, all observers together.</param>
    /// <param name="splits">From <see cref="Splits"/>.</param>
    public static ImageConsistencyResult Compute(IImageSignature signature, Matrix probabilities, ObjectTrials people, IReadOnlyList<int[]> splits)
    {
        ArgumentNullException.ThrowIfNull(signature);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(splits);
        double[] Pattern(Matrix rates) => signature.Compute(ImageDiscriminability.Compute(rates, people.Truths), people.Truths);
        double[] model = Pattern(DistractorRates.OfProbabilities(probabilities, people.Truths));
        var scores = new Scored[splits.Count];
        var ceilings = new Scored[splits.Count];
        var ceiled = new Scored[splits.Count];
        for (int split = 0; split < splits.Count; split++)
        {
            int half = splits[split].Length / 2;
            double[] first = Pattern(DistractorRates.OfTrials(people, splits[split].AsSpan(0, half)));
            double[] second = Pattern(DistractorRates.OfTrials(people, splits[split].AsSpan(half)));
            scores[split] = Compare(model, first);
            ceilings[split] = BetweenHalves(first, second);
            ceiled[split] = ceilings[split].Value > 0
                ? new Scored(scores[split].Value / Math.Sqrt(ceilings[split].Value))
                : Scored.Undefined("a ceiling that is not above 0 has no root to divide by");
        }

        return new ImageConsistencyResult(Mean(scores), Mean(ceilings), Mean(ceiled), Array.ConvertAll(scores, score => score.Value), Array.ConvertAll(ceilings, ceiling => ceiling.Value));
    }

    // A cell that either half lacks is left out.
    private static Scored BetweenHalves(double[] first, double[] second) =>
        Compare(first, second.Zip(first, (b, a) => double.IsNaN(a) ? double.NaN : b).ToArray());

    private static Scored Mean(Scored[] values) =>
        values.Length == 0 ? Scored.Undefined("no split") : new Scored(values.Average(value => value.Value), Notes.Join(values.Select(value => value.Note)));
}

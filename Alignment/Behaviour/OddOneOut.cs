namespace Concord.Alignment.Behaviour;

/// <summary>The share of triplets in which a model names the odd one out that people named; higher is better, chance is 1/3.</summary>
/// <remarks>
/// The most similar pair of the three stays together, the third is the odd one. Where two pairs share the highest similarity, or a similarity is NaN, there is no choice
/// (<see cref="NoChoice"/>), and no choice counts as wrong. Brain-Score takes the first pair instead, and its tables put the human choice third: a model whose stimuli are all
/// alike would score 1 there. Source: Hebart et al. 2020, doi:10.1038/s41562-020-00951-3; Hebart et al. 2023, doi:10.7554/eLife.82580 (THINGS); Brain-Score <c>Hebart2023-match</c>.
/// </remarks>
public static class OddOneOut
{
    /// <summary>The choice where no pair is the most similar.</summary>
    public const int NoChoice = -1;

    private const double Chance = 1.0 / 3;

    /// <summary>The odd one of each triplet.</summary>
    /// <param name="similarity">(stimuli × stimuli), symmetric; higher is more alike. See <see cref="TripletSimilarity"/>.</param>
    /// <param name="triplets">Triplets of these stimuli.</param>
    /// <returns>(triplets) place 0 … 2, or <see cref="NoChoice"/>.</returns>
    public static int[] Choices(Matrix similarity, IReadOnlyList<Triplet> triplets)
    {
        ArgumentNullException.ThrowIfNull(similarity);
        ArgumentNullException.ThrowIfNull(triplets);
        Require.SameLength(similarity.Rows, similarity.Columns);
        var choices = new int[triplets.Count];
        for (int k = 0; k < choices.Length; k++)
        {
            Triplet triplet = triplets[k];
            double thirdOdd = similarity[triplet.First, triplet.Second];
            double secondOdd = similarity[triplet.First, triplet.Third];
            double firstOdd = similarity[triplet.Second, triplet.Third];
            choices[k] = thirdOdd > secondOdd && thirdOdd > firstOdd ? 2
                : secondOdd > thirdOdd && secondOdd > firstOdd ? 1
                : firstOdd > thirdOdd && firstOdd > secondOdd ? 0 : NoChoice;
        }

        return choices;
    }

    /// <summary>Whether each choice is the people's, as 1 or 0: the values whose mean is the accuracy, for a bootstrap over triplets.</summary>
    /// <param name="choices">(triplets) the model's.</param>
    /// <param name="people">(triplets) places 0 … 2.</param>
    public static double[] Matches(int[] choices, int[] people)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(people);
        Require.SameLength(choices.Length, people.Length);
        return choices.Zip(people, (choice, human) => choice == human && choice != NoChoice ? 1.0 : 0).ToArray();
    }

    /// <summary>The share of triplets on which the model chooses as people did.</summary>
    /// <param name="choices">(triplets) the model's.</param>
    /// <param name="people">(triplets) places 0 … 2.</param>
    /// <returns>0 … 1; the note counts triplets without a choice.</returns>
    public static Scored Accuracy(int[] choices, int[] people)
    {
        double[] matches = Matches(choices, people);
        int undecided = choices.Count(choice => choice == NoChoice);
        return matches.Length == 0
            ? Scored.Undefined("no triplets")
            : new Scored(matches.Average(), undecided == 0 ? null : $"{undecided} of {choices.Length} triplets without a most similar pair count as wrong");
    }

    /// <summary>The ceiling from triplets that several people judged: the mean share of the most frequent choice.</summary>
    /// <remarks>
    /// No observer with one choice a triplet can match more of these answers. With few answers a triplet the most frequent one is partly luck, so the ceiling is then too high: with
    /// one answer it is 1. Source: Hebart et al. 2023 (.6767 on THINGS, as Brain-Score uses it).
    /// </remarks>
    /// <param name="answers">(triplets × 3) how often each place was named; a triplet without an answer makes it undefined.</param>
    /// <returns>1/3 … 1.</returns>
    public static Scored Ceiling(Matrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Require.SameLength(3, answers.Columns);
        double[] shares = Enumerable.Range(0, answers.Rows).Select(k => answers.Row(k).ToArray()).Select(row => row.Max() / row.Sum()).ToArray();
        return shares.Length == 0 || shares.Any(double.IsNaN) ? Scored.Undefined("a triplet without an answer has no most frequent one") : new Scored(shares.Average());
    }

    /// <summary>Where the accuracy lies between chance (0) and the ceiling (1): (a − 1/3)/(c − 1/3).</summary>
    /// <param name="accuracy">Of the model.</param>
    /// <param name="ceiling">On the same scale.</param>
    /// <returns>Below 0 under chance, above 1 beyond the ceiling; NaN for a ceiling that is not above chance.</returns>
    public static Scored Ceiled(double accuracy, double ceiling) =>
        ceiling > Chance ? new Scored((accuracy - Chance) / (ceiling - Chance)) : Scored.Undefined("the ceiling is not above chance");
}

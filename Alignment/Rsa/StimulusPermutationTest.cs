using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>Whether two RDMs agree more than chance: the stimuli of the model's RDM are exchanged (Mantel's test).</summary>
/// <remarks>
/// One-sided: p = share of orders of the stimuli whose score is at least the score found. Rows and columns move together: pairs of one stimulus depend on each other, so
/// exchanging single pairs would call far too much significant. All orders are listed where there are no more of them than permutations asked for, and p is exact; otherwise
/// (k + 1)/(n + 1). Null: no relation between stimuli and geometry; it says nothing about which of two models is better. Scores within 1e-12 are equal. An order with an undefined score
/// (NaN pairs that move onto each other) is left out and counted. Cost: a comparison an order and subject, the subjects' side prepared once.
/// Source: Mantel 1967, Cancer Research 27, 209–220; Nili et al. 2014, doi:10.1371/journal.pcbi.1003553 (stimulus-label randomisation).
/// </remarks>
public static class StimulusPermutationTest
{
    private const double Tolerance = 1e-12;

    /// <summary>The test.</summary>
    /// <param name="modelRdm">(pairs) upper triangle; its stimuli are exchanged.</param>
    /// <param name="subjectRdms">(subjects)(pairs); the score is the mean over subjects.</param>
    /// <param name="comparator">One of <see cref="RdmComparators.All"/>.</param>
    /// <param name="seed">Written with the result; unused where the test is exact.</param>
    /// <param name="permutations">The most orders to look at.</param>
    public static PermutationResult Compute(double[] modelRdm, IReadOnlyList<double[]> subjectRdms, IRdmComparator comparator, long seed, int permutations = 9999)
    {
        ArgumentNullException.ThrowIfNull(modelRdm);
        int stimuli = Rdm.StimulusCountOf(modelRdm.Length);
        var prepared = new PreparedRsa(subjectRdms, comparator);
        RsaScoreResult observed = prepared.Score(modelRdm);
        if (double.IsNaN(observed.Value))
        {
            return new PermutationResult(double.NaN, double.NaN, 0, false, observed.Note);
        }

        bool isExact = Arrangements.Orders(stimuli) <= permutations;
        IEnumerable<int[]> orders = isExact
            ? Arrangements.AllOrders(stimuli)
            : Enumerable.Range(0, permutations).Select(draw => new StableRandom(seed, draw).Permutation(stimuli));
        int own = isExact ? 0 : 1;
        int high = own;
        int count = 0;
        int undefined = 0;
        var moved = new double[modelRdm.Length];
        foreach (int[] order in orders)
        {
            Move(modelRdm, order, moved);
            double score = prepared.Score(moved).Value;
            high += score >= observed.Value - Tolerance ? 1 : 0;
            undefined += double.IsNaN(score) ? 1 : 0;
            count++;
        }

        string? note = undefined == 0 ? null : $"{undefined} of {count} orders undefined and left out";
        return new PermutationResult(observed.Value, (double)high / (count - undefined + own), count, isExact, note);
    }

    // moved(i, j) = rdm(order[i], order[j])
    private static void Move(double[] rdm, int[] order, double[] moved)
    {
        int n = order.Length;
        int k = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++)
            {
                moved[k++] = rdm[Rdm.PairIndex(order[i], order[j], n)];
            }
        }
    }
}

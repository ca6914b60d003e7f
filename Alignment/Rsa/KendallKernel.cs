using System.Runtime.InteropServices;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Tau-a and tau-b over draws, exact, by a Fenwick tree of weights.</summary>
/// <remarks>
/// C − D of the expanded sample = Σ_{p&lt;q} w_p w_q sgn(x_p − x_q) sgn(y_p − y_q); copies of one pair are tied on both sides. Pairs enter in rising order of the model's
/// value, runs of ties together; each asks how much weight below and above its subject's value came before. Pairs of weight 0 (six in ten) are passed over.
/// With W = Σ w: n₀ = W(W − 1)/2, and a run of ties of weight T has T(T − 1)/2 tied pairs. Cost: draws × subjects × pairs × log(pairs).
/// </remarks>
internal sealed class KendallKernel : IBootstrapKernel
{
    private readonly PairList pairs;
    private readonly int[][] subjectRanks;
    private readonly int[] levels;
    private readonly KernelDraws draws;
    private readonly bool correctsTies;

    /// <param name="pairs">The pairs compared.</param>
    /// <param name="subjects">(subjects)(pairs).</param>
    /// <param name="draws">Draws and weightings.</param>
    /// <param name="correctsTies">Tau-b; false is tau-a.</param>
    public KendallKernel(PairList pairs, IReadOnlyList<double[]> subjects, KernelDraws draws, bool correctsTies)
    {
        this.pairs = pairs;
        this.draws = draws;
        this.correctsTies = correctsTies;
        subjectRanks = new int[subjects.Count][];
        levels = new int[subjects.Count];
        for (int s = 0; s < subjects.Count; s++)
        {
            subjectRanks[s] = Ranks.Dense(subjects[s], out int[] starts);
            levels[s] = starts.Length - 1;
        }
    }

    public void AddTo(double[] model, double[][] sums)
    {
        int[] order = Ranks.Order([.. model]);
        int[] modelRanks = Ranks.Dense(model, out _);
        var draw = new PairDraw(pairs);
        var drawn = new List<Entry>(pairs.Count);
        var tree = new long[pairs.Count + 1];
        for (int d = 0; d < draws.Stimuli.Draws; d++)
        {
            draw.Load(draws.Stimuli, d);
            drawn.Clear();
            foreach (int pair in order)
            {
                if (draw.Weights[pair] > 0)
                {
                    drawn.Add(new Entry(pair, (int)draw.Weights[pair], modelRanks[pair]));
                }
            }

            for (int s = 0; s < subjectRanks.Length; s++)
            {
                double tau = Tau(CollectionsMarshal.AsSpan(drawn), subjectRanks[s], tree.AsSpan(0, levels[s] + 1));
                for (int w = 0; w < sums.Length; w++)
                {
                    double weight = draws.Weight(w, d, s);
                    sums[w][d] += weight > 0 ? weight * tau : 0;
                }
            }
        }
    }

    private double Tau(ReadOnlySpan<Entry> drawn, int[] ranks, Span<long> tree)
    {
        tree.Clear();
        long total = 0;
        long balance = 0;
        long tiedX = 0;
        for (int start = 0; start < drawn.Length;)
        {
            int end = start;
            long before = total;
            while (end < drawn.Length && drawn[end].Group == drawn[start].Group)
            {
                int rank = ranks[drawn[end].Pair];
                long below = Sum(tree, rank);
                long upTo = Sum(tree, rank + 1);
                balance += drawn[end].Weight * (below - (before - upTo));
                end++;
            }

            for (; start < end; start++)
            {
                Add(tree, ranks[drawn[start].Pair] + 1, drawn[start].Weight);
                total += drawn[start].Weight;
            }

            tiedX += Tied(total - before);
        }

        long all = Tied(total);
        long tiedY = TiedLevels(tree, total);
        if (tiedX == all || tiedY == all)
        {
            return double.NaN;
        }

        return correctsTies ? balance / (Math.Sqrt(all - tiedX) * Math.Sqrt(all - tiedY)) : (double)balance / all;
    }

    private static long Tied(long weight) => weight * (weight - 1) / 2;

    // The full tree holds the weight of every level of the subject.
    private static long TiedLevels(Span<long> tree, long total)
    {
        for (int k = tree.Length - 1; k > 0; k--)
        {
            int parent = k + (k & -k);
            if (parent < tree.Length)
            {
                tree[parent] -= tree[k];
            }
        }

        long tied = 0;
        for (int k = 1; k < tree.Length; k++)
        {
            tied += Tied(tree[k]);
            total -= tree[k];
        }

        System.Diagnostics.Debug.Assert(total == 0, "the levels hold all weight");
        return tied;
    }

    // The weight of the first so many levels.
    private static long Sum(ReadOnlySpan<long> tree, int count)
    {
        long sum = 0;
        for (; count > 0; count &= count - 1)
        {
            sum += tree[count];
        }

        return sum;
    }

    private static void Add(Span<long> tree, int place, long weight)
    {
        for (; place < tree.Length; place += place & -place)
        {
            tree[place] += weight;
        }
    }

    private readonly record struct Entry(int Pair, int Weight, int Group);
}

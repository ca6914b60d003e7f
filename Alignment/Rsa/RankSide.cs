using System.Runtime.CompilerServices;
using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Centred midranks of an RDM in any draw, from one sort.</summary>
/// <remarks>
/// Through the pairs in rising order, a run of ties of total weight T after weight B has the midrank B + (T + 1)/2 in the expanded sample; the weighted correlation of
/// these ranks is exactly the rank correlation of the expanded sample. Pairs that a draw lacks (some six in ten) keep whatever rank stands in the vector: they weigh nothing.
/// </remarks>
internal sealed class RankSide : IDrawSide
{
    private readonly int[] order;
    private readonly (ushort First, ushort Second)[] conditions; // of each pair in rising order: weights from these few numbers, not from all pairs' in disorder
    private readonly int[] ends;
    private readonly bool correctsTies;

    /// <param name="pairs">The pairs.</param>
    /// <param name="values">(pairs).</param>
    /// <param name="correctsTies">Whether ties shorten the norm (Spearman) or not (ρ_a).</param>
    public RankSide(PairList pairs, double[] values, bool correctsTies)
    {
        double[] sorted = [.. values];
        order = Ranks.Order(sorted);
        conditions = Array.ConvertAll(order, pair => (checked((ushort)pairs.First[pair]), checked((ushort)pairs.Second[pair])));
        this.correctsTies = correctsTies;
        var groups = new List<int>(sorted.Length);
        for (int k = 1; k <= sorted.Length; k++)
        {
            if (k == sorted.Length || sorted[k] != sorted[k - 1])
            {
                groups.Add(k);
            }
        }

        ends = [.. groups];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Write(PairDraw draw, double[] vector)
    {
        ReadOnlySpan<double> multiplicity = draw.Multiplicity;
        double middle = -draw.Total / 2; // before + (weight + 1)/2 less the mean rank (total + 1)/2
        (double before, double squares) = (0, 0);
        int k = 0;
        foreach (int end in ends)
        {
            int start = k;
            double weight = 0;
            for (; k < end; k++)
            {
                weight += multiplicity[conditions[k].First] * multiplicity[conditions[k].Second];
            }

            if (weight == 0)
            {
                continue;
            }

            double rank = before + (weight / 2) + middle;
            before += weight;
            squares += weight * rank * rank;
            for (int tied = start; tied < end; tied++)
            {
                vector[order[tied]] = rank;
            }
        }

        double total = draw.Total;
        return correctsTies || squares == 0 ? squares : ((total * total * total) - total) / 12;
    }

    public void Dualise(PairDraw draw, double[] vector) => VectorMath.Multiply(draw.Weights, vector);
}

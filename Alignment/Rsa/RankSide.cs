using System.Runtime.CompilerServices;
using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>Centred midranks of an RDM in any draw, from one sort.</summary>
/// <remarks>
/// Through the pairs in rising order, a run of ties of total weight T after weight B has the midrank B + (T + 1)/2 in the expanded sample; the weighted correlation of
/// these ranks is exactly the rank correlation of the expanded sample.
/// </remarks>
internal sealed class RankSide : IDrawSide
{
    private readonly int[] order;
    private readonly int[] ends;
    private readonly bool correctsTies;

    /// <param name="values">(pairs).</param>
    /// <param name="correctsTies">Whether ties shorten the norm (Spearman) or not (ρ_a).</param>
    public RankSide(double[] values, bool correctsTies)
    {
        double[] sorted = [.. values];
        order = Ranks.Order(sorted);
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
        double[] weights = draw.Weights;
        double middle = -draw.Total / 2; // before + (weight + 1)/2 less the mean rank (total + 1)/2
        (double before, double squares) = (0, 0);
        int k = 0;
        foreach (int end in ends)
        {
            int start = k;
            double weight = 0;
            for (; k < end; k++)
            {
                weight += weights[order[k]];
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

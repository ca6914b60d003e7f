using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;

namespace Concord.Alignment.Rsa;

/// <summary>One draw of stimuli as weights of pairs: a pair (i, j) stands m_i·m_j times in it.</summary>
internal sealed class PairDraw
{
    public PairDraw(PairList pairs)
    {
        Pairs = pairs;
        Multiplicity = new double[pairs.Stimuli];
        Weights = new double[pairs.Count];
    }

    public PairList Pairs { get; }

    /// <summary>(stimuli) m.</summary>
    public double[] Multiplicity { get; }

    /// <summary>(pairs) m_i·m_j.</summary>
    public double[] Weights { get; }

    /// <summary>Sum of the weights: the number of pairs of the expanded sample.</summary>
    public double Total { get; private set; }

    /// <summary>The draw in which every stimulus stands once.</summary>
    public static PairDraw Once(PairList pairs)
    {
        var draw = new PairDraw(pairs) { Total = pairs.Count };
        Array.Fill(draw.Multiplicity, 1);
        Array.Fill(draw.Weights, 1);
        return draw;
    }

    public void Load(StimulusResamples resamples, int draw)
    {
        ReadOnlySpan<ushort> counts = resamples.Multiplicities(draw);
        for (int i = 0; i < counts.Length; i++)
        {
            Multiplicity[i] = counts[i];
        }

        Total = 0;
        if (Pairs.IsComplete)
        {
            LoadTriangle();
            return;
        }

        for (int k = 0; k < Weights.Length; k++)
        {
            Weights[k] = Multiplicity[Pairs.First[k]] * Multiplicity[Pairs.Second[k]];
            Total += Weights[k];
        }
    }

    private void LoadTriangle()
    {
        int start = 0;
        double rest = Multiplicity.Sum();
        Array.Clear(Weights);
        for (int i = 0; i < Multiplicity.Length; i++)
        {
            ReadOnlySpan<double> after = Multiplicity.AsSpan(i + 1);
            rest -= Multiplicity[i];
            Total += Multiplicity[i] * rest;
            VectorMath.Add(Multiplicity[i], after, Weights.AsSpan(start, after.Length));
            start += after.Length;
        }
    }
}

using System.Runtime.CompilerServices;
using Concord.Alignment.Linalg;

namespace Concord.Alignment.Rsa;

/// <summary>An RDM whitened by the covariance of its own dissimilarities, in any draw.</summary>
/// <remarks>
/// With independent pattern noise of variance σ_i the dissimilarities have the covariance V = diag(2σ_iσ_j) + N diag(σ²) Nᵀ, N the incidence of pairs and conditions.
/// In a draw x = V⁻¹d is the same for all copies of a pair: 2σ_iσ_j x_ij + σ_i² r_i + σ_j² r_j = d_ij, r_i = Σ_j m_j x_ij. With q = σr, t = m/σ, s_i = Σ_j t_j d_ij:
/// (2 + σ_i T_i) q_i + Σ_{j≠i} m_j q_j = s_i, T_i = Σ_{j≠i} t_j, and d'ᵀV⁻¹d = ½(Σ t_i t_j d'_ij d_ij − Σ m_i s'_i q_i). Where all pairs are defined the system has
/// rank one beside its diagonal and the cost is O(pairs); else it is factored, O(stimuli³) a draw and RDM. No iteration: the condition of V does not matter.
/// The vector is (d, s, q). Source: Diedrichsen et al. 2020, doi:10.48550/arXiv.2007.02789 (V); rsatoolbox <c>cosine_cov</c>.
/// </remarks>
internal sealed class WhitenedSide : IDrawSide
{
    private readonly double[] values;
    private readonly double[] noise;
    private readonly bool isCentred;

    /// <param name="values">(pairs).</param>
    /// <param name="noise">(stimuli) σ, above 0.</param>
    /// <param name="isCentred">Whether the mean is taken away first.</param>
    public WhitenedSide(double[] values, double[] noise, bool isCentred)
    {
        this.values = values;
        this.noise = noise;
        this.isCentred = isCentred;
    }

    public static int Length(PairList pairs) => pairs.Count + (2 * pairs.Stimuli);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Write(PairDraw draw, double[] vector)
    {
        (int[] first, int[] second, int count) = (draw.Pairs.First, draw.Pairs.Second, draw.Pairs.Count);
        Span<double> d = vector.AsSpan(0, count);
        Span<double> s = vector.AsSpan(count, noise.Length);
        Span<double> q = vector.AsSpan(count + noise.Length);
        if (MomentSide.Write(draw, values, isCentred, d) == 0)
        {
            return 0;
        }

        s.Clear();
        double[] t = Shares(draw);
        double squares = 0;
        for (int k = 0; k < count; k++)
        {
            (double left, double right) = (t[second[k]] * d[k], t[first[k]] * d[k]);
            s[first[k]] += left;
            s[second[k]] += right;
            squares += left * right;
        }

        if (draw.Pairs.IsComplete)
        {
            SolveComplete(draw.Multiplicity, t, s, q);
        }
        else
        {
            SolveAny(draw, t, s, q);
        }

        for (int i = 0; i < s.Length; i++)
        {
            squares -= draw.Multiplicity[i] * s[i] * q[i];
        }

        return squares / 2;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Dualise(PairDraw draw, double[] vector)
    {
        (int[] first, int[] second, int count) = (draw.Pairs.First, draw.Pairs.Second, draw.Pairs.Count);
        double[] t = Shares(draw);
        for (int k = 0; k < count; k++)
        {
            vector[k] *= 0.5 * t[first[k]] * t[second[k]];
        }

        for (int i = 0; i < noise.Length; i++)
        {
            vector[count + i] = -0.5 * draw.Multiplicity[i] * vector[count + noise.Length + i];
            vector[count + noise.Length + i] = 0;
        }
    }

    private double[] Shares(PairDraw draw) => draw.Multiplicity.Zip(noise, (m, sigma) => m / sigma).ToArray();

    // (2 + σ_i T − 2m_i) q_i + ρ = s_i with ρ = Σ m q. At most one stimulus, drawn in more than half of the places, can have the coefficient 0: then ρ = s_i.
    private void SolveComplete(double[] m, double[] t, ReadOnlySpan<double> s, Span<double> q)
    {
        double total = t.Sum();
        (double above, double below) = (0, 1);
        int pivot = -1;
        for (int i = 0; i < m.Length; i++)
        {
            double own = 2 + (noise[i] * total) - (2 * m[i]);
            pivot = own == 0 ? i : pivot;
            above += own == 0 ? 0 : m[i] * s[i] / own;
            below += own == 0 ? 0 : m[i] / own;
        }

        double rho = pivot < 0 ? above / below : s[pivot];
        for (int i = 0; i < m.Length; i++)
        {
            double own = 2 + (noise[i] * total) - (2 * m[i]);
            q[i] = i == pivot ? (rho - (above - (rho * (below - 1)))) / m[i] : (s[i] - rho) / own;
        }
    }

    // The equations of the drawn stimuli, each times its m, are symmetric and positive definite.
    private void SolveAny(PairDraw draw, double[] t, ReadOnlySpan<double> s, Span<double> q)
    {
        int n = noise.Length;
        double[] m = draw.Multiplicity;
        int[] place = new int[n];
        int live = 0;
        for (int i = 0; i < n; i++)
        {
            place[i] = m[i] > 0 ? live++ : -1;
        }

        var matrix = new double[live * live];
        for (int k = 0; k < draw.Pairs.Count; k++)
        {
            (int i, int j) = (draw.Pairs.First[k], draw.Pairs.Second[k]);
            if (draw.Weights[k] > 0)
            {
                matrix[(place[j] * live) + place[i]] = draw.Weights[k];
                matrix[(place[i] * live) + place[i]] += m[i] * noise[i] * t[j];
                matrix[(place[j] * live) + place[j]] += m[j] * noise[j] * t[i];
            }
        }

        var right = new double[live];
        for (int i = 0; i < n; i++)
        {
            if (place[i] >= 0)
            {
                matrix[(place[i] * live) + place[i]] += 2 * m[i];
                right[place[i]] = m[i] * s[i];
            }
        }

        Cholesky.Factor(matrix, live)?.Solve(right);
        for (int i = 0; i < n; i++)
        {
            q[i] = place[i] < 0 ? 0 : right[place[i]];
        }
    }
}

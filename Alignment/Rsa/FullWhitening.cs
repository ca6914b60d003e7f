using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Rsa;

/// <summary>V⁻¹ for a full noise covariance Σ, without V.</summary>
/// <remarks>
/// V of pairs (ij), (kl) is the square of c_ijᵀ Σ c_kl. For all pairs V⁻¹d = ½ (Q D Q)_ij with D the square RDM and Q = Σ⁻¹ − Σ⁻¹11ᵀΣ⁻¹/(1ᵀΣ⁻¹1), for the squared
/// contrasts are a basis of the centred symmetric matrices, on which V acts as G → ΣGΣ. Undefined pairs are given the values that make their part of V⁻¹d vanish, by
/// the block of V⁻¹ that is theirs, (V⁻¹) of (ij), (kl) = ½(Q_ik Q_jl + Q_il Q_jk); conditions without any pair leave Σ first.
/// Cost: two products of stimuli³ an RDM, and missing³/3 once. Memory: stimuli² + missing² values.
/// </remarks>
internal sealed class FullWhitening
{
    private readonly PairList pairs;
    private readonly int[] missing;
    private readonly int[] live;
    private readonly double[] precision;
    private readonly Cholesky? missingBlock;

    public FullWhitening(PairList pairs, Matrix noise)
    {
        this.pairs = pairs;
        live = pairs.First.Concat(pairs.Second).Distinct().Order().ToArray();
        precision = Precision(noise.SelectRows(live).SelectColumns(live));
        var kept = new HashSet<int>(pairs.IsComplete ? [] : pairs.Index.Select((_, k) => Place(k)));
        missing = pairs.IsComplete ? [] : Enumerable.Range(0, Rdm.PairCount(live.Length)).Where(place => !kept.Contains(place)).ToArray();
        missingBlock = missing.Length == 0 ? null : Cholesky.Factor(MissingBlock(), missing.Length);
    }

    /// <summary>V⁻¹d over the defined pairs.</summary>
    public double[] Solve(ReadOnlySpan<double> d)
    {
        int n = live.Length;
        var whole = new double[Rdm.PairCount(n)];
        for (int k = 0; k < d.Length; k++)
        {
            whole[Place(k)] = d[k];
        }

        double[] solved = Apply(whole);
        if (missingBlock is not null)
        {
            double[] fill = Array.ConvertAll(missing, place => -solved[place]);
            missingBlock.Solve(fill);
            for (int k = 0; k < missing.Length; k++)
            {
                whole[missing[k]] = fill[k];
            }

            solved = Apply(whole);
        }

        return Enumerable.Range(0, d.Length).Select(k => solved[Place(k)]).ToArray();
    }

    // Where a kept pair stands among the pairs of the live conditions.
    private int Place(int k)
    {
        if (live.Length == pairs.Stimuli)
        {
            return pairs.Index[k];
        }

        int i = Array.BinarySearch(live, pairs.First[k]);
        int j = Array.BinarySearch(live, pairs.Second[k]);
        return Rdm.PairIndex(i, j, live.Length);
    }

    private double[] Apply(double[] upper)
    {
        int n = live.Length;
        using DisposeScope scope = NewDisposeScope();
        Tensor q = TensorBridge.Of(precision, n, n);
        Tensor product = q.matmul(TensorBridge.Of(Rdm.SquareOf(upper, n), n, n)).matmul(q);
        double[] square = product.ToArray();
        return Array.ConvertAll(Rdm.PairEnds(n), pair => square[(pair.I * n) + pair.J] / 2);
    }

    private double[] MissingBlock()
    {
        int n = live.Length;
        (int I, int J)[] ends = Rdm.PairEnds(n);
        var block = new double[missing.Length * missing.Length];
        for (int a = 0; a < missing.Length; a++)
        {
            (int i, int j) = ends[missing[a]];
            for (int b = 0; b <= a; b++)
            {
                (int k, int l) = ends[missing[b]];
                block[(a * missing.Length) + b] = 0.5 * ((precision[(i * n) + k] * precision[(j * n) + l]) + (precision[(i * n) + l] * precision[(j * n) + k]));
            }
        }

        return block;
    }

    private static double[] Precision(Matrix noise)
    {
        int n = noise.Rows;
        using DisposeScope scope = NewDisposeScope();
        Tensor inverse = linalg.inv(noise.ToTensor());
        Tensor sums = inverse.sum([1], keepdim: true); // (stimuli, 1)
        return (inverse - (sums.matmul(sums.t()) / sums.sum())).ToArray();
    }
}

using Concord.Alignment.Linalg;
using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>HSIC in every draw of a bootstrap, from the two kernels.</summary>
/// <remarks>
/// m = multiplicities, N = Σ m, S = Σ m²; k = K·m, k' = K·m² and likewise l, l' with 0 on the diagonals; P = K ∘ L; p_ab = Σ m_i^a·m_j^b·P_ij.
/// Unbiased: the mean of Song's kernel of four stimuli over all quadruples of the expanded draw that hold four different stimuli; a pair of copies is left out as
/// the diagonal is. Summing over quadruples by inclusion and exclusion leaves, up to the number of quadruples (the same for every pair of kernels),
/// (N² − S)·p_11 − 2N·p_21 + 2·p_22 + (m·k)(m·l) − 2·Σ m_i(N + m_i)k_i·l_i + 2·Σ m_i(k'_i·l_i + k_i·l'_i), for m = 1 (n − 1)(n − 2)n(n − 3) times Song's.
/// Biased: the draw as it is, copies and all: p_11 − (2/N)·Σ m_i·k_i·l_i + (m·k)(m·l)/N², diagonals included.
/// Neither changes when a number is added to a row and its column: centring on all stimuli is as good as on the draw.
/// Cost: four or six products stimuli² × draws; memory: two kernels, and blocks of draws.
/// </remarks>
internal static class HsicDraws
{
    private const int BlockDraws = 256;

    /// <returns>(draws).</returns>
    public static double[] Compute(KernelSide x, KernelSide y, StimulusResamples resamples, HsicEstimator estimator)
    {
        int n = x.Stimuli;
        Require.SameLength(n, resamples.Stimuli);
        var values = new double[resamples.Draws];
        using DisposeScope scope = NewDisposeScope();
        Tensor k = TensorBridge.Of(x.Square, n, n);
        Tensor l = ReferenceEquals(x, y) ? k : TensorBridge.Of(y.Square, n, n);
        Tensor products = k * l;
        Tensor diagonalK = TensorBridge.Vector(x.Diagonal).unsqueeze(1);
        Tensor diagonalL = TensorBridge.Vector(y.Diagonal).unsqueeze(1);
        for (int start = 0; start < values.Length; start += BlockDraws)
        {
            using DisposeScope inner = NewDisposeScope();
            Tensor m = Weights(resamples, start, Math.Min(BlockDraws, values.Length - start)); // (stimuli, draws)
            double[] block = estimator is HsicEstimator.Biased ? Biased(m, k, l, products, diagonalK, diagonalL) : Unbiased(m, k, l, products);
            block.CopyTo(values, start);
        }

        return values;
    }

    /// <summary>A side with itself on all stimuli once, in the same measure as the draws.</summary>
    public static double Undrawn(KernelSide side, HsicEstimator estimator)
    {
        double n = side.Stimuli;
        return side.Self.Value(estimator, side.Stimuli) * (estimator is HsicEstimator.Unbiased ? n * (n - 1) * (n - 2) * (n - 3) : 1);
    }

    // Products of matrices are libtorch's; what is left are a few numbers a draw.
    private static double[] Biased(Tensor m, Tensor k, Tensor l, Tensor products, Tensor diagonalK, Tensor diagonalL)
    {
        double[] total = Sum(m);
        Tensor k1 = k.matmul(m).Plus(diagonalK * m);
        Tensor l1 = ReferenceEquals(k, l) ? k1 : l.matmul(m).Plus(diagonalL * m);
        double[] pairs = Sum(m * (products.matmul(m).Plus(diagonalK * diagonalL * m)));
        (double[] crossed, double[] sumK, double[] sumL) = (Sum(m * k1 * l1), Sum(m * k1), Sum(m * l1));
        return Array.ConvertAll(Indices(total), d => pairs[d] - (2 / total[d] * crossed[d]) + (sumK[d] * sumL[d] / (total[d] * total[d])));
    }

    private static double[] Unbiased(Tensor m, Tensor k, Tensor l, Tensor products)
    {
        Tensor squares = m * m;
        double[] total = Sum(m);
        double[] square = Sum(squares);
        (Tensor k1, Tensor k2) = (k.matmul(m), k.matmul(squares));
        (Tensor l1, Tensor l2) = ReferenceEquals(k, l) ? (k1, k2) : (l.matmul(m), l.matmul(squares));
        Tensor p1 = products.matmul(m);
        (double[] p11, double[] p21, double[] p22) = (Sum(m * p1), Sum(squares * p1), Sum(squares * products.matmul(squares)));
        (double[] sumK, double[] sumL) = (Sum(m * k1), Sum(m * l1));
        (double[] crossed, double[] crossedSquares) = (Sum(m * k1 * l1), Sum((squares * k1 * l1) - (m * (k2 * l1).Plus(k1 * l2))));
        return Array.ConvertAll(
            Indices(total),
            d => (((total[d] * total[d]) - square[d]) * p11[d]) - (2 * total[d] * p21[d]) + (2 * p22[d]) + (sumK[d] * sumL[d]) - (2 * ((total[d] * crossed[d]) + crossedSquares[d])));
    }

    private static double[] Sum(Tensor overStimuli) => overStimuli.sum([0]).ToArray();

    private static int[] Indices(double[] draws) => Enumerable.Range(0, draws.Length).ToArray();

    private static Tensor Weights(StimulusResamples resamples, int start, int count)
    {
        int n = resamples.Stimuli;
        var weights = new double[(long)count * n];
        for (int draw = 0; draw < count; draw++)
        {
            ReadOnlySpan<ushort> counts = resamples.Multiplicities(start + draw);
            for (int i = 0; i < n; i++)
            {
                weights[(draw * n) + i] = counts[i];
            }
        }

        return TensorBridge.Of(weights, count, n).t();
    }
}

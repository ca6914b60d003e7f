using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Similarity;

/// <summary>Inner products of all pairs of rows.</summary>
internal static class LinearGram
{
    private const int BlockRows = 256;
    private const int BlockBytes = 64 << 20;

    /// <summary>X·Xᵀ, of which only the blocks on and above the diagonal are multiplied, summed over blocks of units.</summary>
    /// <param name="values">(stimuli, units), float64 or float32; widened block by block.</param>
    /// <param name="means">(units) taken off first; null for none.</param>
    /// <returns>(stimuli, stimuli) float64, symmetric to the last bit; owned by the caller.</returns>
    public static Tensor Of(Tensor values, Tensor? means)
    {
        using DisposeScope scope = NewDisposeScope();
        long n = values.shape[0];
        long units = values.shape[1];
        Tensor gram = zeros(n, n, dtype: ScalarType.Float64);
        long step = Math.Clamp(BlockBytes / (sizeof(double) * n), 256, Math.Max(256, units));
        for (long from = 0; from < units; from += step)
        {
            long to = Math.Min(units, from + step);
            using DisposeScope inner = NewDisposeScope();
            Tensor block = values.slice(1, from, to, 1).to(ScalarType.Float64);
            block = means is null ? block : block - means.slice(0, from, to, 1);
            for (long row = 0; row < n; row += BlockRows)
            {
                long end = Math.Min(n, row + BlockRows);
                gram.slice(0, row, end, 1).slice(1, row, n, 1).addmm_(block.slice(0, row, end, 1), block.slice(0, row, n, 1).t(), 1, 1);
            }
        }

        Tensor upper = gram.triu(1);
        return (upper + upper.t() + gram.diagonal().diag()).MoveToOuterDisposeScope();
    }
}

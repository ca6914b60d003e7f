using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>The mean of each row in float64, by blocks of rows: no copy of the matrix is made.</summary>
internal static class RowMeans
{
    /// <summary>Means over columns.</summary>
    /// <param name="x">(n × p), p above 0; float32 values are widened before they are summed.</param>
    /// <returns>(n, 1) float64, not finite where the row is not; owned by the caller.</returns>
    public static Tensor Of(Matrix x)
    {
        using Tensor stored = x.Borrow();
        Tensor means = empty(x.Rows, 1, dtype: ScalarType.Float64);
        int step = Math.Max(1, Gram.BlockValues / x.Columns);
        for (int start = 0; start < x.Rows; start += step)
        {
            using DisposeScope scope = NewDisposeScope();
            int height = Math.Min(step, x.Rows - start);
            means.narrow(0, start, height).copy_(stored.narrow(0, start, height).to(ScalarType.Float64).mean([1], keepdim: true));
        }

        return means;
    }
}

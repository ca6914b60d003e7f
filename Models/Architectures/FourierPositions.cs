using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>The Perceiver's fixed positions: row and column, then sines, then cosines of both at frequencies that grow evenly.</summary>
/// <remarks>
/// Jaegle et al. 2021, arXiv:2103.03206, section 3.2: for x in [−1, 1], sin(πf_k·x) and cos(πf_k·x), f_k evenly from 1 to half the resolution.
/// Order of features as in Hugging Face's <c>generate_fourier_features</c>: row, column, sin of the row at all k, of the column, cos of both.
/// Computed in float32 in the same order of operations: at the highest frequency the last digits of πf·x already matter in the fourth digit of a sine.
/// </remarks>
internal static class FourierPositions
{
    /// <summary>The table for a grid.</summary>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="bands">K.</param>
    /// <param name="resolution">Positions along a side whose Nyquist frequency is the highest.</param>
    /// <returns>(1 × rows·columns × 2 + 4K) float32 on the CPU, row by row.</returns>
    public static torch.Tensor Table(int rows, int columns, int bands, int resolution)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor[] axes = torch.meshgrid([torch.linspace(-1, 1, rows, dtype: torch.float32), torch.linspace(-1, 1, columns, dtype: torch.float32)], "ij");
        torch.Tensor places = torch.stack([axes[0], axes[1]], -1).reshape(rows * (long)columns, 2);
        torch.Tensor frequencies = torch.linspace(1, resolution / 2.0, bands, dtype: torch.float32);
        torch.Tensor angles = (places.unsqueeze(2) * frequencies).reshape(places.shape[0], -1).mul_(Math.PI); // (places, 2·bands)
        return torch.cat([places, angles.sin(), angles.cos()], 1).unsqueeze(0).MoveToOuterDisposeScope();
    }
}

using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>The Perceiver's fixed positions: row and column, then sines, then cosines of both at frequencies that grow evenly.</summary>
/// <remarks>
/// Jaegle et al. 2021, arXiv:2103.03206, section 3.2: for x in [−1, 1], sin(πf_k·x) and cos(πf_k·x), f_k evenly from 1 to half the resolution.
/// Order of features as in Hugging Face's <c>generate_fourier_features</c>: row, column, sin of the row at all k, of the column, cos of both.
/// Computed in float64, unlike that code: at the highest frequency the last digit of a float32 position moves a sine by 2e-5, and libtorch's versions differ in that digit.
/// </remarks>
internal static class FourierPositions
{
    /// <summary>The table for a grid.</summary>
    /// <param name="rows">Rows of the grid.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="bands">K.</param>
    /// <param name="resolution">Positions along a side whose Nyquist frequency is the highest.</param>
    /// <returns>(1 × rows·columns × 2 + 4K) float64 on the CPU, row by row.</returns>
    public static torch.Tensor Table(int rows, int columns, int bands, int resolution)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor frequencies = torch.linspace(1, resolution / 2.0, bands, dtype: torch.float64).mul_(Math.PI);
        torch.Tensor[] axes = [torch.linspace(-1, 1, rows, dtype: torch.float64).unsqueeze(1), torch.linspace(-1, 1, columns, dtype: torch.float64).unsqueeze(1)];
        torch.Tensor[] angles = [.. axes.Select(axis => axis * frequencies)]; // (places along the axis, bands)
        torch.Tensor[] ofRow = [axes[0], angles[0].sin(), angles[0].cos()];
        torch.Tensor[] ofColumn = [axes[1], angles[1].sin(), angles[1].cos()];
        IEnumerable<torch.Tensor> features = ofRow.Zip(ofColumn, (row, column) => (torch.Tensor[])[row.unsqueeze(1).expand(-1, columns, -1), column.unsqueeze(0).expand(rows, -1, -1)]).SelectMany(pair => pair);
        return torch.cat([.. features], 2).flatten(0, 1).unsqueeze(0).MoveToOuterDisposeScope();
    }
}

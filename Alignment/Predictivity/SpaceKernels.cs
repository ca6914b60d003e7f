using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>One fold's kernels: inner products of stimuli in each space, centred and scaled on the training rows.</summary>
/// <remarks>Each space is read in blocks of columns and forgotten; what stays is (n + held-out)² a space. Tensors live in the caller's dispose scope.</remarks>
internal sealed class SpaceKernels
{
    private readonly Tensor[] kernels; // (n + held-out, n) a space: training rows first

    /// <summary>Makes the kernels.</summary>
    /// <param name="spaces">(spaces) of (stimuli × units).</param>
    /// <param name="training">Training rows.</param>
    /// <param name="heldOut">Held-out rows.</param>
    /// <param name="scaling">Of the units.</param>
    public SpaceKernels(IReadOnlyList<Matrix> spaces, int[] training, int[] heldOut, FeatureScaling scaling)
    {
        TrainingCount = training.Length;
        Tensor order = tensor(training.Concat(heldOut).Select(row => (long)row).ToArray());
        kernels = [.. spaces.Select(space => Kernel(space, order, scaling))];
    }

    public int TrainingCount { get; }

    public int SpaceCount => kernels.Length;

    /// <summary>A caution about held-out rows; null when there is none.</summary>
    public string? Caution { get; private set; }

    /// <summary>Σ γ_s K_s over the training rows.</summary>
    /// <returns>(n, n).</returns>
    public Tensor Mix(double[] weights)
    {
        Tensor sum = zeros(TrainingCount, TrainingCount, dtype: ScalarType.Float64);
        for (int s = 0; s < kernels.Length; s++)
        {
            sum.add_(kernels[s].narrow(0, 0, TrainingCount), weights[s]);
        }

        return sum;
    }

    /// <summary>γ_s K_s of the held-out rows with the training rows, space by space, times dual weights.</summary>
    /// <param name="weights">(spaces) γ.</param>
    /// <param name="dual">(n, neuroids).</param>
    /// <returns>(spaces, held-out, neuroids): each space's part of the prediction.</returns>
    public Tensor Parts(double[] weights, Tensor dual) =>
        stack(kernels.Select((kernel, s) => kernel.narrow(0, TrainingCount, kernel.shape[0] - TrainingCount).matmul(dual) * weights[s]).ToArray());

    private Tensor Kernel(Matrix space, Tensor order, FeatureScaling scaling)
    {
        // The global scale is one number: the kernel itself tells it, and it is divided out at the end.
        FeatureScaling byUnit = scaling is FeatureScaling.Global ? FeatureScaling.Centred : scaling;
        Tensor kernel = Gram.OfRows(space, block =>
        {
            Tensor rows = block.index_select(0, order);
            var fitted = new FittedScaling(byUnit, rows.narrow(0, 0, TrainingCount));
            Tensor scaled = fitted.Apply(rows);
            Caution ??= fitted.Caution(scaled.narrow(0, TrainingCount, scaled.shape[0] - TrainingCount));
            return scaled;
        }).narrow(1, 0, TrainingCount);
        double variance = kernel.narrow(0, 0, TrainingCount).trace().ToDouble() / TrainingCount / space.Columns;
        return scaling is FeatureScaling.Global && variance > 0 ? kernel / variance : kernel;
    }
}

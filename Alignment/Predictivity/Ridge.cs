using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ridge regression with one fixed penalty and a free intercept.</summary>
/// <remarks>
/// argmin_W ‖Y − XW‖² + α‖W‖², X and Y centred on the training fold. Solved by Cholesky in units or in stimuli, whichever is fewer; a penalty that is
/// nothing beside the data (α &lt; 1e-12·trace) goes through the eigenvalues, and α = 0 gives the minimum-norm least squares.
/// Source: Hoerl &amp; Kennard 1970, doi:10.1080/00401706.1970.10488634; scikit-learn <c>Ridge</c>.
/// </remarks>
public sealed class Ridge : Mapping
{
    private readonly double alpha;

    /// <summary>Sets the penalty.</summary>
    /// <param name="alpha">0 or more, in squared activation units.</param>
    public Ridge(double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(alpha);
        this.alpha = alpha;
    }

    /// <inheritdoc/>
    public override string Id => $"ridge({alpha})";

    internal override MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets)
    {
        bool isKernel = x.shape[1] > x.shape[0];
        Tensor gram = isKernel ? x.matmul(x.t()) : x.t().matmul(x);
        double trace = gram.trace().ToDouble();
        if (alpha < 1e-12 * trace || alpha == 0)
        {
            var spectrum = new RidgeSpectrum(x, heldOut);
            using Tensor alphas = tensor(new[] { alpha });
            EachBlock(targets, y => spectrum.Predict(spectrum.Rotate(y), alphas));
            return new MappingOutcome([alpha], null);
        }

        Tensor factor = linalg.cholesky(gram + (eye(gram.shape[0], dtype: ScalarType.Float64) * alpha));
        Tensor projection = isKernel ? heldOut.matmul(x.t()) : heldOut; // (held-out, n or p)
        EachBlock(targets, y => projection.matmul(cholesky_solve(isKernel ? y : x.t().matmul(y), factor)));
        return new MappingOutcome([alpha], null);
    }

    private static void EachBlock(FoldTargets targets, Func<Tensor, Tensor> predict)
    {
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            targets.Store(block, predict(targets.Training(block)));
        }
    }
}

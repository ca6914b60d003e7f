using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ridge regression with one fixed penalty and a free intercept.</summary>
/// <remarks>
/// argmin_W ‖Y − XW‖² + α‖W‖², X and Y centred on the training fold. Solved by Cholesky in units or in stimuli, whichever is fewer; a penalty that is
/// nothing beside the data (α &lt; 1e-12·trace) goes through the eigenvalues, and α = 0 gives the minimum-norm least squares.
/// Source: Hoerl &amp; Kennard 1970, doi:10.1080/00401706.1970.10488634; scikit-learn <c>Ridge</c>.
/// </remarks>
public sealed class Ridge : ProductMapping
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

    internal override MappingOutcome Fit(FoldUnits units, FoldTargets targets)
    {
        RidgeSolution solution = new(units, [alpha]);
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor y = targets.Training(block);
            targets.Store(block, solution.Predict(y, [alpha]));
        }

        return new MappingOutcome([alpha], null);
    }
}

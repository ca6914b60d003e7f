using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Ordinary least squares with a free intercept; where several maps fit the training stimuli equally well, the one of least norm.</summary>
/// <remarks>
/// W = X⁺Y, X and Y centred on the training fold, by the singular values of X = USV': Ŷ = (X_test V) S⁻¹ (U'Y). Directions whose singular value is not above
/// ε·max(n, p)·σ₁ are left out, as <c>numpy.linalg.lstsq(rcond=None)</c>. scikit-learn's <c>LinearRegression</c> (Brain-Score <c>linear_predictivity</c>) cuts at ε·σ₁
/// instead: with more units than stimuli the direction that centring removed can then count as one, and its predictions are rounding; ours differ there on purpose.
/// Not through X'X or XX', whose eigenvalues are the squares: half the digits would be lost. Cost: n·p·min(n, p). Source: Penrose 1956, doi:10.1017/S0305004100030929.
/// </remarks>
public sealed class Linear : UnitMapping
{
    private const double Epsilon = 2.220446049250313e-16;

    /// <inheritdoc/>
    public override string Id => "linear";

    internal override MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor left, Tensor values, Tensor rightTransposed) = linalg.svd(x, fullMatrices: false); // (n, k), (k), (k, p)
        Tensor isKept = values > values.max() * (Epsilon * Math.Max(x.shape[0], x.shape[1]));
        Tensor inverse = where(isKept, 1 / values, zeros_like(values));
        Tensor projection = heldOut.matmul(rightTransposed.t()) * inverse; // (held-out, k)
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope inner = NewDisposeScope();
            targets.Store(block, projection.matmul(left.t().matmul(targets.Training(block))));
        }

        return new MappingOutcome([], null);
    }
}

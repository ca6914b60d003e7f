using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Components from X'X and S = X'Y: units fewer than stimuli.</summary>
/// <remarks>w = S c; r = w − R (P'w); P gains p = X'X r, r scaled so that r'X'X r = 1; S ← S − p (S'r)'.</remarks>
/// <param name="gram">(p, p) X'X; borrowed.</param>
/// <param name="covariance">(p, q) S; written to.</param>
internal sealed class PlsColumnSteps(Tensor gram, Tensor covariance) : PlsSteps(gram.dtype)
{
    private readonly List<Tensor> loadings = []; // (p, 1) each

    protected override double Left => covariance.norm().ToDouble();

    protected override (Tensor Rotation, Tensor Loader)? Component()
    {
        Tensor rotation = Weight(); // (p, 1)
        double earlier = 0;
        if (Count > 0)
        {
            Tensor known = Rotations;
            Tensor loading = cat(loadings, 1);
            for (int pass = 0; pass < 2; pass++)
            {
                Tensor shared = loading.t().matmul(rotation); // (components, 1): scores of earlier components in this one
                earlier += shared.t().matmul(shared).ToDouble();
                rotation = rotation - known.matmul(shared);
            }
        }

        Tensor product = gram.matmul(rotation);
        double square = (rotation * product).sum().ToDouble();
        if (!(square > Rounding * Rounding * earlier) || square <= 0)
        {
            return null;
        }

        double length = Math.Sqrt(square);
        rotation = rotation / length;
        Tensor taken = product / length;
        covariance.addmm_(taken, rotation.t().matmul(covariance), 1, -1);
        loadings.Add(taken.MoveToOuterDisposeScope());
        return (rotation, rotation.alias());
    }

    private Tensor Weight()
    {
        if (covariance.shape[0] <= covariance.shape[1])
        {
            return DominantVector.Of(covariance.shape[0], () => covariance.matmul(covariance.t()), v => covariance.matmul(covariance.t().matmul(v)), covariance.dtype, Rounding);
        }

        Tensor weight = covariance.matmul(DominantVector.Of(covariance.shape[1], () => covariance.t().matmul(covariance), v => covariance.t().matmul(covariance.matmul(v)), covariance.dtype, Rounding));
        return weight / weight.norm();
    }
}

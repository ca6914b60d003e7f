using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Components from X'X and S = X'Y: units fewer than stimuli.</summary>
/// <remarks>w = S c; r = w − R (P'w); P gains p = X'X r, r scaled so that r'X'X r = 1; S ← S − p (S'r)'.</remarks>
/// <param name="gram">(p, p) X'X; borrowed.</param>
/// <param name="covariance">(p, q) S; written to.</param>
/// <param name="most">Components that may be asked for.</param>
internal sealed class PlsColumnSteps(Tensor gram, Tensor covariance, int most) : PlsSteps(gram.dtype, gram.shape[0], most)
{
    private readonly bool isByUnits = covariance.shape[0] <= covariance.shape[1]; // SS' is weighted, not S'S
    private readonly Tensor loadings = empty(Math.Min(most, gram.shape[0]), gram.shape[0], dtype: gram.dtype);

    protected override double Left => covariance.norm().ToDouble();

    protected override (Tensor Rotation, Tensor Loader)? Component()
    {
        Tensor rotation = Weight(); // (p, 1)
        double earlier = 0;
        if (Count > 0)
        {
            Tensor known = Rotations;
            Tensor loading = loadings.narrow(0, 0, Count);
            for (int pass = 0; pass < 2; pass++)
            {
                Tensor shared = loading.matmul(rotation); // (components, 1): scores of earlier components in this one
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
        Tensor share = rotation.t().matmul(covariance); // (1, q)
        Deflate(taken, share);
        covariance.addmm_(taken, share, 1, -1);
        loadings.narrow(0, Count, 1).copy_(taken.t());
        return (rotation, rotation);
    }

    private Tensor Weight()
    {
        if (isByUnits)
        {
            return Dominant(covariance.shape[0], () => covariance.matmul(covariance.t()), v => covariance.matmul(covariance.t().matmul(v)));
        }

        Tensor weight = covariance.matmul(Dominant(covariance.shape[1], () => covariance.t().matmul(covariance), v => covariance.t().matmul(covariance.matmul(v))));
        return weight / weight.norm();
    }

    // S loses taken·share.
    private void Deflate(Tensor taken, Tensor share)
    {
        if (isByUnits)
        {
            Deflate(() => covariance.matmul(share.t()), taken, () => share.matmul(share.t()));
        }
        else
        {
            Deflate(() => taken.t().matmul(covariance), share, () => taken.t().matmul(taken));
        }
    }
}

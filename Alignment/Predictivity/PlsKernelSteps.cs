using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>Components from K = XX' and Y alone: as many units as stimuli, or more.</summary>
/// <remarks>
/// Weights are w = X'a, a = Y c, c the dominant eigenvector of Y'KY with Y less its part along earlier scores; ρ = a − P (T'Ka), t = Ka − T (T'Ka), both scaled so
/// that t has length 1. No (units × anything) matrix is made. Source: Rosipal &amp; Trejo 2001, J. Mach. Learn. Res. 2, 97–123.
/// </remarks>
/// <param name="kernel">(n, n) K, centred; borrowed.</param>
/// <param name="responses">(n, q) Y, centred; written to.</param>
/// <param name="most">Components that may be asked for.</param>
internal sealed class PlsKernelSteps(Tensor kernel, Tensor responses, int most) : PlsSteps(kernel.dtype, kernel.shape[0], most)
{
    private readonly Tensor products = kernel.matmul(responses); // K Y

    protected override double Left => products.norm().ToDouble();

    protected override (Tensor Rotation, Tensor Loader)? Component()
    {
        Tensor rotation = Coefficients(); // (n, 1)
        Tensor score = kernel.matmul(rotation);
        double whole = score.norm().ToDouble();
        if (Count > 0)
        {
            Tensor known = Rotations;
            Tensor scores = Loaders;
            for (int pass = 0; pass < 2; pass++)
            {
                Tensor shared = scores.t().matmul(score); // (components, 1)
                rotation = rotation - known.matmul(shared);
                score = score - scores.matmul(shared);
            }
        }

        double length = score.norm().ToDouble();
        if (!(length > Rounding * whole))
        {
            return null;
        }

        score = score / length;
        Tensor share = score.t().matmul(responses); // (1, q)
        Tensor weighted = kernel.matmul(score); // K t
        Deflate(() => score.t().matmul(products), share, () => score.t().matmul(weighted));
        responses.addmm_(score, share, 1, -1);
        products.addmm_(weighted, share, 1, -1);
        return (rotation / length, score);
    }

    private Tensor Coefficients()
    {
        Tensor combination = Dominant(responses.shape[1], () => responses.t().matmul(products), v => responses.t().matmul(products.matmul(v)));
        Tensor coefficients = responses.matmul(combination);
        return coefficients / coefficients.norm();
    }
}

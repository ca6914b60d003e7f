using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The weights 1/(λ + α) of all penalties as few products: W (k × penalties) = Left · Right of numerical rank r.</summary>
/// <remarks>
/// As a function of λ and α the weights are smooth, and close penalties differ little: 99 of them have a rank of 10 to 20. So products with the data are made r
/// times and not once a penalty, and mixed afterwards. Kept are singular values above 1e-15 of the largest (1e-8 in float32), of weights times <c>scale</c> (the size that each
/// direction has in the result) with each penalty brought to maximum 1: the error is that of rounding.
/// </remarks>
internal sealed class PenaltyFactors
{
    /// <summary>Factors the weights.</summary>
    /// <param name="weights">(k, penalties).</param>
    /// <param name="scale">(k), above 0.</param>
    /// <param name="type">Precision of the factors.</param>
    public PenaltyFactors(Tensor weights, Tensor scale, ScalarType type)
    {
        using DisposeScope scope = NewDisposeScope();
        double negligible = type is ScalarType.Float64 ? 1e-15 : 1e-8;
        Tensor scaled = weights * scale.unsqueeze(1);
        Tensor largest = scaled.amax([0], keepdim: true); // (1, penalties)
        largest = where(largest > 0, largest, ones_like(largest));
        (Tensor u, Tensor s, Tensor vt) = linalg.svd(scaled / largest, fullMatrices: false);
        long rank = Math.Max(1, (s > s.max() * negligible).sum().ToInt64());
        Left = (u.narrow(1, 0, rank) * s.narrow(0, 0, rank) / scale.unsqueeze(1)).to(type).MoveToOuterDisposeScope();
        Right = (vt.narrow(0, 0, rank) * largest).to(type).MoveToOuterDisposeScope();
    }

    /// <summary>(k, r).</summary>
    public Tensor Left { get; }

    /// <summary>(r, penalties).</summary>
    public Tensor Right { get; }

    /// <summary>Σ_k basis(i, k) W(k, a) rotated(k, j) for every penalty.</summary>
    /// <param name="basis">(rows, k).</param>
    /// <param name="rotated">(k, q).</param>
    /// <returns>(rows, penalties, q).</returns>
    public Tensor Apply(Tensor basis, Tensor rotated)
    {
        long rank = Left.shape[1];
        Tensor weighted = (Left.unsqueeze(2) * rotated.unsqueeze(1)).reshape(Left.shape[0], rank * rotated.shape[1]); // (k, r·q)
        Tensor products = basis.matmul(weighted).reshape(basis.shape[0], rank, rotated.shape[1]);
        return Right.t().matmul(products);
    }
}

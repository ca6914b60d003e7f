using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The mean response to the k training stimuli nearest to the held-out one: a lookup table, the baseline of a map that generalises by similarity alone.</summary>
/// <remarks>
/// ŷ(s) = 1/k Σ y(t) over the k training stimuli t with the least Euclidean distance ‖x_s − x_t‖ in scaled units, all of equal weight; of distances equal
/// to the k-th (within a part in 1e12: centring rounds) those of the stimuli that come first. Distances are summed term by term and not made from inner products,
/// which would lose the digits of near ones. With fewer than k training stimuli all are taken, which is noted. Cost: held-out × n × p. Source: Fix &amp; Hodges 1951, doi:10.2307/1403797; scikit-learn <c>KNeighborsRegressor</c>.
/// </remarks>
public sealed class NearestNeighbours : Mapping
{
    private const double TieWithin = 1e-12;
    private readonly int k;

    /// <summary>Sets the number of neighbours.</summary>
    /// <param name="k">1 or more.</param>
    public NearestNeighbours(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        this.k = k;
    }

    /// <inheritdoc/>
    public override string Id => $"knn({k})";

    internal override MappingOutcome Fit(Tensor x, Tensor heldOut, FoldTargets targets)
    {
        using DisposeScope scope = NewDisposeScope();
        long taken = Math.Min(k, x.shape[0]);
        Tensor distances = cdist(heldOut, x, 2, compute_mode.donot_use_mm_for_euclid_dist); // (held-out, n)
        (Tensor limit, _) = distances.kthvalue(taken, 1, keepdim: true); // (held-out, 1): the k-th least
        Tensor isNearer = distances < limit * (1 - TieWithin);
        Tensor isTied = (distances <= limit * (1 + TieWithin)) & ~isNearer;
        Tensor isTaken = isNearer | (isTied & (isTied.cumsum(1) <= taken - isNearer.sum(1, keepdim: true))); // the first of the tied
        Tensor weights = isTaken.to(ScalarType.Float64) / taken; // (held-out, n)
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope inner = NewDisposeScope();
            targets.Store(block, weights.matmul(targets.Training(block)));
        }

        return new MappingOutcome([], taken == k ? null : $"only {taken} of {k} neighbours: there are no more training stimuli");
    }
}

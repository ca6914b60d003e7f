using Concord.Alignment.Linalg;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Predictivity;

/// <summary>The mean response to the k training stimuli nearest to the held-out one: a lookup table, the baseline of a map that generalises by similarity alone.</summary>
/// <remarks>
/// ŷ(s) = 1/k Σ y(t) over the k training stimuli t with the least Euclidean distance ‖x_s − x_t‖ in scaled units, all of equal weight; of distances equal
/// to the k-th (within a part in 1e12: centring rounds) those of the stimuli that come first. Distances come from inner products; where their rounding leaves
/// open who is nearer, they are summed again term by term. With fewer than k training stimuli all are taken, which is noted. Cost: held-out × n × p.
/// Source: Fix &amp; Hodges 1951, doi:10.2307/1403797; scikit-learn <c>KNeighborsRegressor</c>.
/// </remarks>
public sealed class NearestNeighbours : UnitMapping
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
        int taken = (int)Math.Min(k, x.shape[0]);
        Tensor weights = Weights(x, heldOut, taken);
        for (int block = 0; block < targets.BlockCount; block++)
        {
            using DisposeScope inner = NewDisposeScope();
            targets.Store(block, weights.matmul(targets.Training(block)));
        }

        return new MappingOutcome([], taken == k ? null : $"only {taken} of {k} neighbours: there are no more training stimuli");
    }

    // (held-out, n): 1/taken at the neighbours.
    private static Tensor Weights(Tensor x, Tensor heldOut, int taken)
    {
        int n = (int)x.shape[0];
        Tensor lengths = x.Squared().sum(1); // (n)
        Tensor ownLengths = heldOut.Squared().sum(1); // (held-out)
        double[] squares = (ownLengths.unsqueeze(1).Plus(lengths) - (2 * heldOut.matmul(x.t()))).ToArray();
        double[] rounding = (ownLengths.Plus(lengths.max()) * TieWithin).ToArray();
        var weights = new double[squares.Length];
        for (int i = 0; i < rounding.Length; i++)
        {
            (int[] near, int[] unsure) = Nearest(squares.AsSpan(i * n, n), taken, rounding[i]);
            if (near.Length + unsure.Length > taken)
            {
                unsure = Settle(x, heldOut[i], unsure, taken - near.Length);
            }

            foreach (int neighbour in near.Concat(unsure))
            {
                weights[(i * n) + neighbour] = 1.0 / taken;
            }
        }

        return TensorBridge.Of(weights, rounding.Length, n);
    }

    // Distances summed term by term, then the first of those that are equal.
    private static int[] Settle(Tensor x, Tensor stimulus, int[] unsure, int wanted)
    {
        using DisposeScope scope = NewDisposeScope();
        double[] exact = (x.index_select(0, tensor(Array.ConvertAll(unsure, row => (long)row))) - stimulus).Squared().sum(1).ToArray();
        (int[] near, int[] tied) = Nearest(exact, wanted, exact.Max() * TieWithin);
        return [.. near.Concat(tied.Take(wanted - near.Length)).Select(place => unsure[place])];
    }

    // Indices that are certainly among the nearest, and those as far as the last of them.
    private static (int[] Near, int[] Tied) Nearest(ReadOnlySpan<double> distances, int count, double within)
    {
        double[] sorted = distances.ToArray();
        Array.Sort(sorted);
        double limit = sorted[count - 1];
        var near = new List<int>();
        var tied = new List<int>();
        for (int row = 0; row < distances.Length; row++)
        {
            if (distances[row] <= limit + within)
            {
                (distances[row] < limit - within ? near : tied).Add(row);
            }
        }

        return ([.. near], [.. tied]);
    }
}

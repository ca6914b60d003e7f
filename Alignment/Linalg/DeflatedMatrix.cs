using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>A small symmetric matrix A'BA, B symmetric, that follows A as rank-one parts are taken from it: a few sums a step in place of the product.</summary>
/// <remarks>
/// With A ← A − u v': A'BA ← A'BA − s v' − v s' + (u'Bu) v v', s = A'Bu before the step. Each step leaves rounding of the size of the matrix that was multiplied
/// out last, or of the largest since: the trace may rise first, where parts are not taken orthogonally. So where the trace has fallen below a share of the largest, the
/// product is made anew.
/// </remarks>
/// <param name="size">Rows.</param>
/// <param name="product">Makes A'BA (size, size) of A as it is.</param>
/// <param name="renewBelow">That share: rounding is multiplied by its inverse.</param>
internal sealed class DeflatedMatrix(int size, Func<Tensor> product, double renewBelow)
{
    private double[]? values;
    private double largest; // trace, since the product was made

    /// <summary>(size × size) row-major.</summary>
    public double[] Values
    {
        get
        {
            if (values is null || !(Trace() >= renewBelow * largest))
            {
                using DisposeScope scope = NewDisposeScope();
                values = DominantVector.Symmetric(product()).ToArray();
                largest = Trace();
            }

            return values;
        }
    }

    /// <summary>Follows A ← A − u v'.</summary>
    /// <param name="shared">(size) s = A'Bu, before the step.</param>
    /// <param name="taken">(size) v.</param>
    /// <param name="square">u'Bu.</param>
    public void Deflate(double[] shared, double[] taken, double square)
    {
        if (values is null)
        {
            return;
        }

        for (int row = 0; row < size; row++)
        {
            Span<double> own = values.AsSpan(row * size, size);
            VectorMath.Add(-taken[row], shared, own);
            VectorMath.Add((square * taken[row]) - shared[row], taken, own);
        }

        largest = Math.Max(largest, Math.Max(Trace(), square * VectorMath.Dot(taken, taken)));
    }

    private double Trace()
    {
        double sum = 0;
        for (int k = 0; k < size; k++)
        {
            sum += values![(k * size) + k];
        }

        return sum;
    }
}

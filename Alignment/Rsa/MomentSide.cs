using System.Runtime.CompilerServices;
using Concord.Alignment.Linalg;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Rsa;

/// <summary>The dissimilarities themselves in any draw, less their weighted mean where the comparator takes it away.</summary>
/// <remarks>Values are centred on all pairs first, so that moments lose no digits. A variance below 1e-13 of the second moment counts as none.</remarks>
internal sealed class MomentSide : IDrawSide
{
    private const double ConstantBelow = 1e-13;
    private readonly double[] values;
    private readonly bool isCentred;

    /// <param name="values">(pairs).</param>
    /// <param name="isCentred">Whether the mean is taken away (Pearson) or not (cosine).</param>
    public MomentSide(double[] values, bool isCentred)
    {
        double mean = isCentred ? Pearson.Mean(values) : 0;
        this.values = Array.ConvertAll(values, value => value - mean);
        this.isCentred = isCentred;
    }

    public double Write(PairDraw draw, double[] vector) => Write(draw, values, isCentred, vector);

    public void Dualise(PairDraw draw, double[] vector) => VectorMath.Multiply(draw.Weights, vector);

    /// <summary>Writes values less their weighted mean; returns the weighted sum of squares, 0 when there is no variance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Write(PairDraw draw, double[] values, bool isCentred, Span<double> vector)
    {
        double[] weights = draw.Weights;
        double mean = isCentred ? VectorMath.Dot(weights, values) / draw.Total : 0;
        (double squares, double raw) = (0, 0);
        for (int k = 0; k < values.Length; k++)
        {
            double value = values[k] - mean;
            vector[k] = value;
            squares += weights[k] * value * value;
            raw += weights[k] * values[k] * values[k];
        }

        return squares > ConstantBelow * raw ? squares : 0;
    }
}

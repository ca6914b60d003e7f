using Concord.Alignment.Linalg;
using static TorchSharp.torch;

namespace Concord.Alignment.Behaviour;

/// <summary>Similarities of all pairs of stimuli from activations, as odd-one-out choices take them.</summary>
/// <remarks>Memory: stimuli² values. Source: Hebart et al. 2020, doi:10.1038/s41562-020-00951-3 (dot product); Brain-Score <c>OddOneOut</c> (dot, cosine); Muttenthaler et al. 2023, doi:10.48550/arXiv.2211.01201.</remarks>
public static class TripletSimilarity
{
    /// <summary>s(i, j) = x_i · x_j. Depends on the scale and the offset of the activations.</summary>
    /// <param name="x">(stimuli × units).</param>
    /// <returns>(stimuli × stimuli).</returns>
    public static Matrix Dot(Matrix x)
    {
        ArgumentNullException.ThrowIfNull(x);
        using Tensor products = Gram.OfRows(x, block => block);
        return products.ToMatrix();
    }

    /// <summary>s(i, j) = x_i · x_j / (‖x_i‖ ‖x_j‖).</summary>
    /// <param name="x">(stimuli × units).</param>
    /// <returns>(stimuli × stimuli); NaN for a stimulus whose activations are all 0.</returns>
    public static Matrix Cosine(Matrix x)
    {
        Matrix dot = Dot(x);
        var values = new double[dot.Values.Length];
        for (int cell = 0; cell < values.Length; cell++)
        {
            (int i, int j) = (cell / dot.Rows, cell % dot.Rows);
            values[cell] = dot.Values[cell] / (Math.Sqrt(dot[i, i]) * Math.Sqrt(dot[j, j]));
        }

        return new Matrix(dot.Rows, dot.Rows, values);
    }
}

using MathNet.Numerics.LinearAlgebra;

namespace Concord.Alignment.Rsa;

/// <summary>Classical multidimensional scaling: items as points whose distances come near their dissimilarities.</summary>
/// <remarks>
/// B = −½ J D² J with J = I − 1/n; the points are its leading eigenvectors times the roots of their eigenvalues. Distances of points in a plane come back exactly.
/// Dissimilarities that are no Euclidean distances have negative eigenvalues: these dimensions are 0, and their size counts against <see cref="Arrangement.Share"/>.
/// A dimension has no sign of its own: the coordinate of largest size is made positive. Cost: n³. Source: Torgerson 1952, doi:10.1007/BF02288916.
/// </remarks>
public static class ClassicalScaling
{
    /// <summary>Arranges the items of a table of dissimilarities.</summary>
    /// <param name="rdm">Dissimilarities, all finite.</param>
    /// <param name="dimensions">1 or more.</param>
    /// <exception cref="AlignmentException">A dissimilarity is not finite.</exception>
    public static Arrangement Compute(Rdm rdm, int dimensions = 2)
    {
        ArgumentNullException.ThrowIfNull(rdm);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (Array.FindIndex(rdm.UpperTriangle, value => !double.IsFinite(value)) is >= 0 and var pair)
        {
            throw new AlignmentException("multidimensional scaling", $"dissimilarity {pair + 1} of {rdm.UpperTriangle.Length} is {rdm.UpperTriangle[pair]}", "finite numbers", "Leave out items whose dissimilarities are undefined.");
        }

        int n = rdm.StimulusCount;
        var eigen = Matrix<double>.Build.Dense(n, n, Centred(rdm, value => value * value)).Evd(Symmetricity.Symmetric);
        double[] values = [.. eigen.EigenValues.Select(value => value.Real)];
        int[] leading = [.. Enumerable.Range(0, n).OrderByDescending(i => values[i]).Take(dimensions)];
        var points = new double[n][];
        for (int item = 0; item < n; item++)
        {
            points[item] = new double[dimensions];
        }

        for (int dimension = 0; dimension < leading.Length; dimension++)
        {
            Vector<double> direction = eigen.EigenVectors.Column(leading[dimension]);
            double length = Math.Sqrt(Math.Max(0, values[leading[dimension]])) * Math.Sign(direction[direction.AbsoluteMaximumIndex()]);
            for (int item = 0; item < n; item++)
            {
                points[item][dimension] = direction[item] * length;
            }
        }

        double all = values.Sum(value => Math.Abs(value));
        return new Arrangement(points, all > 0 ? leading.Sum(i => Math.Max(0, values[i])) / all : double.NaN);
    }

    /// <summary>B = −½ J S J of squared dissimilarities S.</summary>
    /// <param name="rdm">Dissimilarities.</param>
    /// <param name="squared">What makes a square of each.</param>
    /// <returns>(items × items), symmetric, so that row and column order are one.</returns>
    internal static double[] Centred(Rdm rdm, Func<double, double> squared)
    {
        int n = rdm.StimulusCount;
        var squares = new double[n * n];
        int pair = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++, pair++)
            {
                double value = rdm.UpperTriangle[pair];
                squares[(i * n) + j] = squares[(j * n) + i] = squared(value);
            }
        }

        double[] means = [.. Enumerable.Range(0, n).Select(i => squares.AsSpan(i * n, n).ToArray().Average())];
        double grand = means.Average();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                squares[(i * n) + j] = -0.5 * (squares[(i * n) + j] - means[i] - means[j] + grand);
            }
        }

        return squares;
    }
}

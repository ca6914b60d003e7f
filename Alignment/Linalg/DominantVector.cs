using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>The eigenvector of the largest eigenvalue of a symmetric matrix that is not below 0.</summary>
/// <remarks>
/// Lanczos steps that need products with vectors only, each made orthogonal to all before
/// (twice), until the residual is below tolerance × (θ₁ − θ₂), which bounds the angle to the vector. Two largest values that are nearly equal
/// leave the vector open: steps then do not converge, and after <see cref="MostSteps"/> the full decomposition decides; of exactly
/// equal ones some vector of their plane is found. The first direction is seeded.
/// Source: Parlett 1998, The Symmetric Eigenvalue Problem, ch. 13. Memory: steps × size. Cost: steps × (a product + steps × size).
/// </remarks>
internal static class DominantVector
{
    public const int Small = 256;
    public const int MostSteps = 240;
    private const int StepsBetweenChecks = 10;

    // Rounding alone then turns the vector by 1e-9 or more.
    private const double NearlyEqual = 1e-7;

    /// <summary>Finds it from products with vectors.</summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="matrix">Makes the whole matrix (size, size); called only where it is decomposed.</param>
    /// <param name="apply">(size, 1) → matrix times that.</param>
    /// <param name="type">Precision of both.</param>
    /// <param name="tolerance">Of the angle, in radians.</param>
    /// <returns>(size, 1) of length 1, sign open.</returns>
    public static Tensor Of(long size, Func<Tensor> matrix, Func<Tensor, Tensor> apply, ScalarType type, double tolerance)
    {
        using DisposeScope scope = NewDisposeScope();
        double[]? found = ByLanczos((int)size, Through(apply, type), tolerance);
        return Found(found, size, () => Symmetric(matrix()), type).MoveToOuterDisposeScope();
    }

    /// <summary>Finds it from the matrix, where it lies: a call of libtorch costs more than a product with a small one.</summary>
    /// <param name="matrix">(size × size) row-major, symmetric.</param>
    /// <param name="size">Rows, up to about <see cref="Small"/>.</param>
    /// <param name="type">Precision of the result.</param>
    /// <param name="tolerance">Of the angle, in radians.</param>
    /// <returns>(size, 1) of length 1, sign open.</returns>
    public static Tensor Of(double[] matrix, int size, ScalarType type, double tolerance)
    {
        using DisposeScope scope = NewDisposeScope();
        double[]? found = ByLanczos(size, Rows(matrix), tolerance);
        return Found(found, size, () => TensorBridge.Of(matrix, size, size), type).MoveToOuterDisposeScope();
    }

    /// <summary>The mean of a matrix and its transpose, in float64.</summary>
    /// <returns>Owned by the caller.</returns>
    public static Tensor Symmetric(Tensor matrix)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor wide = matrix.to(ScalarType.Float64);
        return (wide.Plus(wide.t()) / 2).MoveToOuterDisposeScope();
    }

    /// <summary>Lanczos steps until converged.</summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="apply">(size) → (size): matrix times the first, into the second.</param>
    /// <param name="tolerance">Of the angle, in radians.</param>
    /// <returns>(size) of length 1; null where the steps do not converge.</returns>
    internal static double[]? ByLanczos(int size, Action<double[], double[]> apply, double tolerance)
    {
        int most = Math.Min(size, MostSteps);
        var random = new StableRandom(0);
        var basis = new List<double[]> { Unit([.. Enumerable.Range(0, size).Select(_ => random.NextDouble() - 0.5)], out _) };
        var diagonal = new double[most];
        var besides = new double[most];
        for (int step = 0; step < most; step++)
        {
            var next = new double[size];
            apply(basis[step], next);
            for (int pass = 0; pass < 2; pass++)
            {
                for (int k = 0; k <= step; k++)
                {
                    double shared = VectorMath.Dot(basis[k], next);
                    VectorMath.Add(-shared, basis[k], next);
                    diagonal[step] += k == step ? shared : 0;
                }
            }

            double[] direction = Unit(next, out besides[step]);
            bool isEnd = step + 1 == most || besides[step] <= double.Epsilon;
            if (isEnd || (step + 1) % StepsBetweenChecks == 0)
            {
                if (Converged(diagonal, besides, step + 1, tolerance) is { } weights)
                {
                    return Combine(basis, weights);
                }

                if (isEnd)
                {
                    return null;
                }
            }

            basis.Add(direction);
        }

        return null;
    }

    private static Tensor Found(double[]? vector, long size, Func<Tensor> whole, ScalarType type) =>
        (vector is null ? linalg.eigh(whole()).Item2.narrow(1, size - 1, 1) : TensorBridge.Of(vector, size, 1)).to(type).clone();

    private static Action<double[], double[]> Rows(double[] values) => (vector, product) =>
    {
        for (int row = 0; row < product.Length; row++)
        {
            product[row] = VectorMath.Dot(values.AsSpan(row * product.Length, product.Length), vector);
        }
    };

    private static Action<double[], double[]> Through(Func<Tensor, Tensor> apply, ScalarType type) => (vector, product) =>
    {
        using DisposeScope scope = NewDisposeScope();
        apply(TensorBridge.Of(vector, vector.Length, 1).to(type)).to(ScalarType.Float64).ToArray().CopyTo(product, 0);
    };

    private static double[] Unit(double[] vector, out double length)
    {
        length = Math.Sqrt(VectorMath.Dot(vector, vector));
        for (int k = 0; k < vector.Length && length > 0; k++)
        {
            vector[k] /= length;
        }

        return vector;
    }

    private static double[] Combine(List<double[]> basis, double[] weights)
    {
        var sum = new double[basis[0].Length];
        for (int k = 0; k < weights.Length; k++)
        {
            VectorMath.Add(weights[k], basis[k], sum);
        }

        return sum;
    }

    // The top vector (steps, 1) of the tridiagonal matrix, where its residual is small beside the gap to the second.
    private static double[]? Converged(double[] diagonal, double[] besides, int steps, double tolerance)
    {
        var small = new double[steps * steps];
        for (int k = 0; k < steps; k++)
        {
            small[(k * steps) + k] = diagonal[k];
            if (k + 1 < steps)
            {
                small[(k * steps) + k + 1] = small[((k + 1) * steps) + k] = besides[k];
            }
        }

        using DisposeScope scope = NewDisposeScope();
        (Tensor values, Tensor vectors) = linalg.eigh(TensorBridge.Of(small, steps, steps));
        double largest = values[-1].ToDouble();
        double gap = steps > 1 ? largest - values[-2].ToDouble() : largest;
        double residual = besides[steps - 1] * Math.Abs(vectors[-1, -1].ToDouble());
        return gap > NearlyEqual * largest && residual <= tolerance * gap ? vectors.narrow(1, steps - 1, 1).ToArray() : null;
    }
}

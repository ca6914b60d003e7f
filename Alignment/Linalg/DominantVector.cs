using Concord.Alignment.Resampling;
using TorchSharp;
using static TorchSharp.torch;

namespace Concord.Alignment.Linalg;

/// <summary>The eigenvector of the largest eigenvalue of a symmetric matrix that is not below 0.</summary>
/// <remarks>
/// Up to <see cref="Small"/> rows from the full decomposition. Beyond, Lanczos steps that need products with vectors only, each made orthogonal to all before
/// (twice), until the residual is below tolerance × (θ₁ − θ₂), which bounds the angle to the vector. Two largest values that are nearly equal
/// leave the vector open: steps then do not converge, and after <see cref="MostSteps"/> the full decomposition decides, as it does for small matrices; of exactly
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

    /// <summary>Finds it.</summary>
    /// <param name="size">Rows of the matrix.</param>
    /// <param name="matrix">Makes the whole matrix (size, size); called only where it is decomposed.</param>
    /// <param name="apply">(size, 1) → matrix times that.</param>
    /// <param name="type">Precision of both.</param>
    /// <param name="tolerance">Of the angle, in radians.</param>
    /// <returns>(size, 1) of length 1, sign open.</returns>
    public static Tensor Of(long size, Func<Tensor> matrix, Func<Tensor, Tensor> apply, ScalarType type, double tolerance)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor? found = size <= Small ? null : ByLanczos(size, vector => apply(vector.to(type).unsqueeze(1)).to(ScalarType.Float64).squeeze(1), tolerance);
        if (found is null)
        {
            Tensor whole = matrix().to(ScalarType.Float64);
            found = linalg.eigh(whole.Plus(whole.t()) / 2).Item2.narrow(1, size - 1, 1);
        }

        return found.to(type).MoveToOuterDisposeScope();
    }

    /// <summary>Lanczos steps until converged.</summary>
    /// <returns>(size, 1) float64; null where the steps do not converge.</returns>
    internal static Tensor? ByLanczos(long size, Func<Tensor, Tensor> apply, double tolerance)
    {
        int most = (int)Math.Min(size, MostSteps);
        var random = new StableRandom(0);
        Tensor basis = zeros(most + 1, size, dtype: ScalarType.Float64);
        Tensor start = TensorBridge.Vector([.. Enumerable.Range(0, (int)size).Select(_ => random.NextDouble() - 0.5)]);
        basis[0] = start / start.norm();
        var diagonal = new double[most];
        var besides = new double[most];
        for (int step = 0; step < most; step++)
        {
            using DisposeScope scope = NewDisposeScope();
            Tensor known = basis.narrow(0, 0, step + 1);
            Tensor next = apply(basis[step]);
            for (int pass = 0; pass < 2; pass++)
            {
                Tensor shared = known.mv(next);
                next = next - known.t().mv(shared);
                diagonal[step] += shared[step].ToDouble();
            }

            besides[step] = next.norm().ToDouble();
            bool isEnd = step + 1 == most || besides[step] <= double.Epsilon;
            if (isEnd || (step + 1) % StepsBetweenChecks == 0)
            {
                Tensor? vector = Converged(diagonal, besides, step + 1, tolerance);
                if (vector is not null)
                {
                    return known.t().matmul(vector).MoveToOuterDisposeScope();
                }

                if (isEnd)
                {
                    return null;
                }
            }

            basis[step + 1] = next / besides[step];
        }

        return null;
    }

    // The top vector (steps, 1) of the tridiagonal matrix, where its residual is small beside the gap to the second.
    private static Tensor? Converged(double[] diagonal, double[] besides, int steps, double tolerance)
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

        (Tensor values, Tensor vectors) = linalg.eigh(TensorBridge.Of(small, steps, steps));
        double largest = values[-1].ToDouble();
        double gap = steps > 1 ? largest - values[-2].ToDouble() : largest;
        double residual = besides[steps - 1] * Math.Abs(vectors[-1, -1].ToDouble());
        return gap > NearlyEqual * largest && residual <= tolerance * gap ? vectors.narrow(1, steps - 1, 1) : null;
    }
}

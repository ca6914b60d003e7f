namespace Concord.Alignment.Linalg;

/// <summary>Solves A x = b for a symmetric positive definite A by its lower factor L, A = L Lᵀ.</summary>
/// <remarks>n³/3 multiplications, row by row in contiguous memory. Source: Golub &amp; Van Loan 2013, §4.2.</remarks>
internal sealed class Cholesky
{
    private readonly double[] lower;
    private readonly int size;

    private Cholesky(double[] lower, int size)
    {
        this.lower = lower;
        this.size = size;
    }

    /// <summary>Factors the matrix in its own memory, of which the lower triangle is read; null when it is not positive definite.</summary>
    public static Cholesky? Factor(double[] matrix, int size)
    {
        for (int i = 0; i < size; i++)
        {
            Span<double> row = matrix.AsSpan(i * size, size);
            for (int j = 0; j <= i; j++)
            {
                ReadOnlySpan<double> other = matrix.AsSpan(j * size, size);
                double rest = row[j] - VectorMath.Dot(row[..j], other[..j]);
                if (j == i && !(rest > 0))
                {
                    return null;
                }

                row[j] = j == i ? Math.Sqrt(rest) : rest / other[j];
            }
        }

        return new Cholesky(matrix, size);
    }

    /// <summary>Solves in the memory of the right side.</summary>
    public void Solve(Span<double> right)
    {
        for (int i = 0; i < size; i++)
        {
            ReadOnlySpan<double> row = lower.AsSpan(i * size, size);
            right[i] = (right[i] - VectorMath.Dot(row[..i], right[..i])) / row[i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            ReadOnlySpan<double> row = lower.AsSpan(i * size, size);
            right[i] /= row[i];
            VectorMath.Add(-right[i], row[..i], right[..i]);
        }
    }
}

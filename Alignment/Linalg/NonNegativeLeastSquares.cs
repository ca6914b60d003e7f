namespace Concord.Alignment.Linalg;

/// <summary>Least squares with weights that may not be negative: min ‖Xw − y‖², w ≥ 0.</summary>
/// <remarks>
/// The active-set method of Lawson and Hanson on the normal equations XᵀX, Xᵀy: the weight with the steepest descent becomes free, the free ones are solved for, and
/// those that would turn negative go back to 0. For few columns and many rows. Columns are scaled to length 1 first. A column of zeros has the weight 0; of columns that
/// are multiples of one another one is used. Source: Lawson &amp; Hanson 1974, ch. 23; Bro &amp; de Jong 1997,
/// doi:10.1002/(SICI)1099-128X(199709/10)11:5&lt;393::AID-CEM483&gt;3.0.CO;2-L; the numbers of <c>scipy.optimize.nnls</c>.
/// </remarks>
internal static class NonNegativeLeastSquares
{
    private const double Tolerance = 1e-11;

    /// <summary>Solves for the weights.</summary>
    /// <param name="columns">(columns)(rows) X.</param>
    /// <param name="y">(rows).</param>
    /// <returns>(columns), 0 or more.</returns>
    public static double[] Solve(IReadOnlyList<double[]> columns, double[] y)
    {
        int count = columns.Count;
        double[] length = columns.Select(column => Math.Sqrt(VectorMath.Dot(column, column))).ToArray();
        double size = Math.Sqrt(VectorMath.Dot(y, y));
        var gram = new double[count, count];
        var right = new double[count];
        for (int a = 0; a < count; a++)
        {
            right[a] = length[a] > 0 ? VectorMath.Dot(columns[a], y) / length[a] : 0;
            for (int b = 0; b <= a; b++)
            {
                gram[a, b] = gram[b, a] = length[a] > 0 && length[b] > 0 ? VectorMath.Dot(columns[a], columns[b]) / (length[a] * length[b]) : 0;
            }
        }

        double[] weights = SolveScaled(gram, right, Tolerance * size);
        return weights.Select((weight, a) => length[a] > 0 ? weight / length[a] : 0).ToArray();
    }

    private static double[] SolveScaled(double[,] gram, double[] right, double tolerance)
    {
        int count = right.Length;
        var weights = new double[count];
        var refused = new HashSet<int>();
        List<int> free = [];
        while (Steepest(gram, right, weights, free, refused, tolerance) is { } next)
        {
            free.Add(next);
            double[]? solved = SolveFree(gram, right, free);
            if (solved is null || solved[^1] <= 0)
            {
                // Rounding: a column that the free ones already span.
                free.RemoveAt(free.Count - 1);
                refused.Add(next);
                continue;
            }

            while (solved is not null && solved.Any(weight => weight <= 0))
            {
                StepBack(weights, free, solved);
                solved = SolveFree(gram, right, free);
            }

            Array.Clear(weights);
            for (int k = 0; k < free.Count; k++)
            {
                weights[free[k]] = solved![k];
            }

            refused.Clear();
        }

        return weights;
    }

    // The bound weight whose growth lowers the error fastest; null when none does.
    private static int? Steepest(double[,] gram, double[] right, double[] weights, List<int> free, HashSet<int> refused, double tolerance)
    {
        int? best = null;
        double steepest = tolerance;
        for (int a = 0; a < right.Length; a++)
        {
            double descent = right[a];
            for (int b = 0; b < right.Length; b++)
            {
                descent -= gram[a, b] * weights[b];
            }

            if (descent > steepest && !free.Contains(a) && !refused.Contains(a))
            {
                (best, steepest) = (a, descent);
            }
        }

        return best;
    }

    // Goes from the old weights towards the solution until the first one is 0, and binds those that are.
    private static void StepBack(double[] weights, List<int> free, double[] solved)
    {
        (double step, int first) = (1, -1);
        for (int k = 0; k < free.Count; k++)
        {
            double reach = solved[k] <= 0 ? weights[free[k]] / (weights[free[k]] - solved[k]) : double.PositiveInfinity;
            (step, first) = reach <= step ? (reach, k) : (step, first);
        }

        int limiting = free[first];
        for (int k = free.Count - 1; k >= 0; k--)
        {
            int a = free[k];
            weights[a] += step * (solved[k] - weights[a]);
            if (a == limiting || weights[a] <= 0)
            {
                weights[a] = 0;
                free.RemoveAt(k);
            }
        }
    }

    private static double[]? SolveFree(double[,] gram, double[] right, List<int> free)
    {
        var matrix = new double[free.Count * free.Count];
        var solution = new double[free.Count];
        for (int a = 0; a < free.Count; a++)
        {
            solution[a] = right[free[a]];
            for (int b = 0; b <= a; b++)
            {
                matrix[(a * free.Count) + b] = gram[free[a], free[b]];
            }
        }

        Cholesky? factor = Cholesky.Factor(matrix, free.Count);
        factor?.Solve(solution);
        return factor is null ? null : solution;
    }
}

namespace Concord.Datasets.Formats;

/// <summary>RDMs as MATLAB users keep them: a square matrix, or squareform's vector.</summary>
public static class MatRdms
{
    /// <summary>The upper triangle, row-major i &lt; j.</summary>
    /// <remarks>MATLAB's squareform walks the lower triangle by columns, which for a symmetric matrix is the upper one by rows; a vector is taken as it is.</remarks>
    /// <param name="values">count × count, symmetric with a zero diagonal; or count·(count−1)/2 values in a row or column.</param>
    /// <param name="count">How many stimuli.</param>
    /// <exception cref="DatasetException">Another size, an asymmetric matrix, or a diagonal that is not zero.</exception>
    public static double[] UpperTriangle(MatNumeric values, int count)
    {
        ArgumentNullException.ThrowIfNull(values);
        int pairs = count * (count - 1) / 2;
        double[] all = values.ToDoubles();
        if (all.Length == pairs && values.Dimensions.Count(side => side != 1) <= 1)
        {
            return all;
        }

        if (values.Dimensions.Count != 2 || values.Rows != count || values.Dimensions[1] != count)
        {
            throw new DatasetException(values.Where, $"an array {values.ShapeText}", $"{count}×{count}, or {pairs} values", "Check that this is the RDM of these stimuli.");
        }

        double[] triangle = new double[pairs];
        int pair = 0;
        for (int i = 0; i < count; i++)
        {
            RequireZero(values, i, all[(i * count) + i]);
            for (int j = i + 1; j < count; j++)
            {
                double value = all[(j * count) + i];
                if (!value.Equals(all[(i * count) + j]) && Math.Abs(value - all[(i * count) + j]) > 1e-6)
                {
                    throw new DatasetException(values.Where, $"{value} at ({i + 1}, {j + 1}) and {all[(i * count) + j]} at ({j + 1}, {i + 1})", "a symmetric matrix", "Average the two halves, or use a cross-validated RDM reader.");
                }

                triangle[pair++] = value;
            }
        }

        return triangle;
    }

    private static void RequireZero(MatNumeric values, int i, double diagonal)
    {
        if (Math.Abs(diagonal) > 1e-6 || double.IsNaN(diagonal))
        {
            throw new DatasetException(values.Where, $"{diagonal} on the diagonal at {i + 1}", "zero", "Check that the matrix holds dissimilarities, not similarities.");
        }
    }
}

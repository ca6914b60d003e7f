namespace Concord.Alignment.Predictivity;

/// <summary>Neuroids that can take part in a regression: those whose every response is finite.</summary>
public static class FiniteColumns
{
    /// <summary>The columns without a NaN or an infinity, in rising order.</summary>
    /// <param name="y">(stimuli × neuroids).</param>
    public static int[] Of(Matrix y)
    {
        var isFinite = new bool[y.Columns];
        Array.Fill(isFinite, true);
        for (int row = 0; row < y.Rows; row++)
        {
            ReadOnlySpan<double> line = y.Row(row);
            for (int j = 0; j < isFinite.Length; j++)
            {
                isFinite[j] &= double.IsFinite(line[j]);
            }
        }

        return [.. Enumerable.Range(0, y.Columns).Where(j => isFinite[j])];
    }

    /// <summary>What to say of the others; null when there are none.</summary>
    /// <param name="finite">How many take part.</param>
    /// <param name="columns">Of how many.</param>
    public static string? Note(int finite, int columns) => finite == columns ? null : $"{columns - finite} neuroids have responses that are not finite";
}

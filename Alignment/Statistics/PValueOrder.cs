namespace Concord.Alignment.Statistics;

/// <summary>The members of a family of tests in rising order of p.</summary>
internal static class PValueOrder
{
    /// <summary>Indices of the defined p values, smallest first; equal ones in the order given.</summary>
    /// <param name="pValues">0 … 1; NaN where a test is undefined and so no member of the family.</param>
    public static int[] Of(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        foreach (double p in pValues)
        {
            if (p is < 0 or > 1)
            {
                throw new ArgumentOutOfRangeException(nameof(pValues), p, "a p value lies between 0 and 1");
            }
        }

        return Enumerable.Range(0, pValues.Count).Where(test => !double.IsNaN(pValues[test])).OrderBy(test => pValues[test]).ToArray();
    }
}

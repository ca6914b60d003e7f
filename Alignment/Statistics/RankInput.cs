namespace Concord.Alignment.Statistics;

/// <summary>What every rank correlation asks of its two vectors.</summary>
internal static class RankInput
{
    /// <summary>The comparison with y, guarded: why one side has no rank correlation is said instead of a number.</summary>
    /// <param name="y">(n); its own problem is looked for once.</param>
    /// <param name="constant">The reason for a constant side.</param>
    /// <param name="compare">The comparison where there is no problem.</param>
    public static VectorComparison Guard(double[] y, string constant, VectorComparison compare)
    {
        string? own = Problem(y, constant);
        return x =>
        {
            Require.SameLength(x.Length, y.Length);
            return (own ?? Problem(x, constant)) is { } problem ? Scored.Undefined(problem) : compare(x);
        };
    }

    private static string? Problem(ReadOnlySpan<double> values, string constant)
    {
        if (values.Length < 2)
        {
            return "fewer than two values";
        }

        if (!Require.AreFinite<double>(values))
        {
            return "a value is NaN or infinite";
        }

        return Pearson.IsConstant(values) ? constant : null;
    }
}

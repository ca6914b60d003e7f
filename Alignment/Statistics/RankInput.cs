namespace Concord.Alignment.Statistics;

/// <summary>What every rank correlation asks of its two vectors.</summary>
internal static class RankInput
{
    /// <summary>Why the two have no rank correlation; null when they have one.</summary>
    public static string? Problem(ReadOnlySpan<double> x, ReadOnlySpan<double> y, string constant)
    {
        Require.SameLength(x.Length, y.Length);
        if (x.Length < 2)
        {
            return "fewer than two values";
        }

        if (Require.AnyNotFinite(x) || Require.AnyNotFinite(y))
        {
            return "a value is NaN or infinite";
        }

        return Pearson.IsConstant(x) || Pearson.IsConstant(y) ? constant : null;
    }
}

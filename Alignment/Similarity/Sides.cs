namespace Concord.Alignment.Similarity;

/// <summary>What every measure checks of its sides.</summary>
internal static class Sides
{
    /// <summary>Both sides as the measure's own type, over the same stimuli.</summary>
    public static (T X, T Y) Of<T>(ISimilaritySide x, ISimilaritySide y)
        where T : class, ISimilaritySide
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Stimuli != y.Stimuli)
        {
            throw new ArgumentException($"stimulus rows differ: {x.Stimuli} and {y.Stimuli}", nameof(y));
        }

        return (Own<T>(x), Own<T>(y));
    }

    /// <summary>The reason of the first side that has one; null when both can be compared.</summary>
    public static string? Reason(ISimilaritySide x, ISimilaritySide y) => x.Undefined ?? y.Undefined;

    /// <summary>Draws of a comparison that is undefined in each.</summary>
    public static double[] NotANumber(int draws) => Enumerable.Repeat(double.NaN, draws).ToArray();

    /// <summary>Why no measure can use this space, or null.</summary>
    /// <param name="x">(stimuli × units).</param>
    public static string? Reason(Matrix x)
    {
        if (x.Rows < 2 || x.Columns == 0)
        {
            return x.Columns == 0 ? "a side without units" : "fewer than two stimuli";
        }

        if (!(x.Singles is { } singles ? Require.AreFinite<float>(singles) : Require.AreFinite<double>(x.Values)))
        {
            return "a value is NaN or infinite";
        }

        ReadOnlySpan<double> first = x.Row(0);
        for (int row = 1; row < x.Rows; row++)
        {
            if (!x.Row(row).SequenceEqual(first))
            {
                return null;
            }
        }

        return "all stimuli have the same pattern on one side";
    }

    private static T Own<T>(ISimilaritySide side)
        where T : class, ISimilaritySide =>
        side as T ?? throw new ArgumentException($"a side of another measure ({side.GetType().Name})", nameof(side));
}

namespace Concord.Alignment;

/// <summary>Argument checks used by the whole project.</summary>
internal static class Require
{
    public static void SameLength(int first, int second)
    {
        if (first != second)
        {
            throw new ArgumentException($"lengths differ: {first} and {second}", nameof(second));
        }
    }

    public static void SameRows(Matrix x, Matrix y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Rows != y.Rows)
        {
            throw new ArgumentException($"stimulus rows differ: activations {x.Rows}, assembly {y.Rows}", nameof(y));
        }
    }

    public static bool AnyNotFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses activations that hold a NaN or an infinity: no fit on them means anything.</summary>
    public static void FiniteActivations(Matrix x)
    {
        int at = x.Singles is { } singles ? Array.FindIndex(singles, value => !float.IsFinite(value)) : Array.FindIndex(x.Values, value => !double.IsFinite(value));
        if (at >= 0)
        {
            throw new AlignmentException(
                $"activations row {at / x.Columns}, unit {at % x.Columns}",
                $"the value {x[at / x.Columns, at % x.Columns]}",
                "finite numbers",
                "Look at the model's preprocessing and weights: a forward pass that overflows gives this.");
        }
    }

    /// <summary>The value, where it is no less than the least.</summary>
    public static int AtLeast(int least, int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }
}

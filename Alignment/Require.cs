using System.Numerics;
using System.Runtime.InteropServices;

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

    /// <summary>Whether no value is NaN or infinite.</summary>
    public static bool AreFinite<T>(ReadOnlySpan<T> values)
        where T : struct, IFloatingPointIeee754<T>
    {
        ReadOnlySpan<Vector<T>> wide = MemoryMarshal.Cast<T, Vector<T>>(values);
        Vector<T> zero = Vector<T>.Zero;
        foreach (Vector<T> v in wide)
        {
            zero += v - v; // 0 where v is finite and NaN where it is not
        }

        T sum = Vector.Sum(zero);
        foreach (T v in values[(wide.Length * Vector<T>.Count)..])
        {
            sum += v - v;
        }

        return sum == T.Zero;
    }

    /// <summary>Refuses activations that hold a NaN or an infinity: no fit on them means anything.</summary>
    public static void FiniteActivations(Matrix x)
    {
        if (x.Singles is { } stored ? AreFinite<float>(stored) : AreFinite<double>(x.Values))
        {
            return;
        }

        int at = x.Singles is { } singles ? Array.FindIndex(singles, value => !float.IsFinite(value)) : Array.FindIndex(x.Values, value => !double.IsFinite(value));
        throw new AlignmentException(
            $"activations row {at / x.Columns}, unit {at % x.Columns}",
            $"the value {x[at / x.Columns, at % x.Columns]}",
            "finite numbers",
            "Look at the model's preprocessing and weights: a forward pass that overflows gives this.");
    }

    /// <summary>The value, where it is no less than the least.</summary>
    public static int AtLeast(int least, int value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value;
    }
}

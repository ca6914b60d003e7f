using System.Globalization;

namespace Concord.Pipeline.Reporting.Wording;

/// <summary>Numbers as people read them: true minus, the same decimals in a column, a dash for what is missing.</summary>
public static class NumberText
{
    /// <summary>What stands for a value that is missing or not finite.</summary>
    public const string Missing = "–";

    /// <summary>A score with three decimals; without the leading zero where <paramref name="bounded"/> says that values cannot exceed 1.</summary>
    public static string Score(double? value, bool bounded = true) => Fixed(value, 3, bounded);

    /// <summary>A ratio with two decimals.</summary>
    public static string Ratio(double? value) => Fixed(value, 2, dropZero: false);

    /// <summary>A signed difference with three decimals: <c>+.032</c>, <c>−.030</c>.</summary>
    public static string Difference(double? value, bool bounded = true)
    {
        // The sign stays where the number rounds to zero: whether an interval includes zero hangs on it.
        string text = Fixed(value, 3, bounded).TrimStart('−');
        return text == Missing ? text : value switch { > 0 => "+" + text, < 0 => "−" + text, _ => text };
    }

    /// <summary>An interval in words: <c>.128 to .275</c>; the dash where either end is missing.</summary>
    public static string Interval(double? low, double? high, bool bounded = true) =>
        IsFinite(low) && IsFinite(high) ? $"{Score(low, bounded)} to {Score(high, bounded)}" : Missing;

    /// <summary>A signed interval in words: <c>−.064 to +.009</c>.</summary>
    public static string DifferenceInterval(double low, double high, bool bounded = true) =>
        double.IsFinite(low) && double.IsFinite(high) ? $"{Difference(low, bounded)} to {Difference(high, bounded)}" : Missing;

    /// <summary>A whole number with a thin space every three digits from 10,000 on.</summary>
    public static string Count(long? value) =>
        value is null ? Missing : Math.Abs(value.Value) < 10_000
            ? value.Value.ToString(CultureInfo.InvariantCulture)
            : value.Value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202f');

    /// <summary>A scale with two digits: <c>250</c>, <c>1.6 × 10²⁰</c>.</summary>
    public static string Scale(double? value)
    {
        if (!IsFinite(value))
        {
            return Missing;
        }

        double number = value!.Value;
        if (number == 0 || (Math.Abs(number) >= 0.01 && Math.Abs(number) < 10_000))
        {
            return number.ToString("0.##", CultureInfo.InvariantCulture);
        }

        string[] parts = number.ToString("0.#e0", CultureInfo.InvariantCulture).Split('e');
        return (parts[0] == "1" ? string.Empty : parts[0] + " × ") + PowerOfTen(int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    /// <summary>A power of ten: <c>10¹⁷</c>.</summary>
    public static string PowerOfTen(int exponent) =>
        "10" + string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(digit => digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit - '0']));

    /// <summary>Full precision for files that machines read; empty where missing. ASCII minus, invariant culture.</summary>
    public static string Exact(double? value) => IsFinite(value) ? value!.Value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A fixed number of decimals.</summary>
    public static string Fixed(double? value, int decimals, bool dropZero)
    {
        if (!IsFinite(value))
        {
            return Missing;
        }

        string text = Math.Abs(value!.Value).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        bool zero = text.All(c => c is '0' or '.');
        if (dropZero && text.StartsWith("0.", StringComparison.Ordinal))
        {
            text = text[1..];
        }

        return value.Value < 0 && !zero ? "−" + text : text;
    }

    private static bool IsFinite(double? value) => value is { } number && double.IsFinite(number);
}

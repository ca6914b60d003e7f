using System.Globalization;

namespace Concord.Pipeline.Manifests;

/// <summary>The text of a list of numbers: <c>[0.1, 1, 10]</c> or <c>logspace(from, to, count)</c>.</summary>
public static class NumberListText
{
    private const int LargestCount = 10_000;

    /// <summary>The numbers, or null where the text is neither form, a number is not finite, or the count is outside 1 … 10,000.</summary>
    /// <remarks><c>logspace(a, b, n)</c> is 10^(a + i·(b − a)/(n − 1)), i = 0 … n − 1, as numpy.logspace; n = 1 gives 10^a.</remarks>
    public static IReadOnlyList<double>? Parse(string text)
    {
        string trimmed = text.Trim();
        if (trimmed.StartsWith('[') && trimmed.EndsWith(']'))
        {
            double?[] numbers = [.. trimmed[1..^1].Split(',').Select(Number)];
            return numbers.Length <= LargestCount && numbers.All(number => number is not null) ? [.. numbers.Select(number => number!.Value)] : null;
        }

        return Logspace(trimmed) is var (from, to, count) ? Expand(from, to, count) : null;
    }

    /// <summary>The one text for all ways of writing the same list, or null where it is no list.</summary>
    public static string? Canonical(string text) =>
        Logspace(text.Trim()) is var (from, to, count)
            ? string.Create(CultureInfo.InvariantCulture, $"logspace({from:R}, {to:R}, {count})")
            : Parse(text) is { } numbers ? Canonical(numbers) : null;

    /// <summary>The numbers in brackets, each in its shortest exact form.</summary>
    public static string Canonical(IEnumerable<double> numbers) =>
        $"[{string.Join(", ", numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)))}]";

    private static (double From, double To, int Count)? Logspace(string text)
    {
        const string Opening = "logspace(";
        if (!text.StartsWith(Opening, StringComparison.Ordinal) || !text.EndsWith(')'))
        {
            return null;
        }

        string[] parts = text[Opening.Length..^1].Split(',');
        return parts.Length == 3
            && Number(parts[0]) is { } from
            && Number(parts[1]) is { } to
            && Math.Abs(from) <= 300
            && Math.Abs(to) <= 300
            && int.TryParse(parts[2].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= 1 and <= LargestCount
            ? (from, to, count)
            : null;
    }

    private static double[] Expand(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Math.Pow(10, i == 0 ? from : i == count - 1 ? to : from + (i * ((to - from) / (count - 1)))))];

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}

using System.Globalization;

namespace Concord.Pipeline.Jobs;

/// <summary>Sizes in memory and on disk, as people write them: <c>8GiB</c>, <c>512MiB</c>.</summary>
public static class MemorySize
{
    private static readonly (string Suffix, long Bytes)[] Units =
    [
        ("TiB", 1L << 40), ("GiB", 1L << 30), ("MiB", 1L << 20), ("KiB", 1L << 10),
        ("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000), ("B", 1),
    ];

    /// <summary>Reads a size; false where the text is none.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        foreach ((string suffix, long unit) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text.AsSpan(0, text.Length - suffix.Length).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && number > 0 && number * unit < long.MaxValue)
            {
                bytes = (long)(number * unit);
                return true;
            }
        }

        bytes = 0;
        return false;
    }

    /// <summary>Writes a size in the largest binary unit that leaves at least 1.</summary>
    public static string Format(long bytes)
    {
        foreach ((string suffix, long unit) in Units.Take(4))
        {
            if (bytes >= unit)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / unit:0.0} {suffix}");
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{bytes} B");
    }
}

using System.Globalization;

namespace Concord.Pipeline.Slurm.Profiles;

/// <summary>Spans of time as people write them (<c>30min</c>, <c>4h</c>, <c>2d</c>) and as SLURM does (<c>4:00:00</c>, <c>1-12:00:00</c>).</summary>
internal static class SlurmTime
{
    private static readonly (string Suffix, double Seconds)[] Units = [("min", 60), ("d", 86_400), ("h", 3600), ("s", 1)];

    /// <summary>Reads a span; false where the text is none. A bare number is none: SLURM's minutes are too easily meant as seconds or hours.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        foreach ((string suffix, double seconds) in Units)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal) && double.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out double number))
            {
                span = TimeSpan.FromSeconds(Math.Min(number * seconds, TimeSpan.MaxValue.TotalSeconds / 2));
                return span > TimeSpan.Zero;
            }
        }

        return TryParseSlurm(text, out span);
    }

    /// <summary>The largest span of a partition as sinfo tells it; null where it has none.</summary>
    public static TimeSpan? OfPartition(string text) => TryParseSlurm(text, out TimeSpan span) ? span : null;

    /// <summary>As sbatch takes it: D-HH:MM:SS, seconds rounded up to minutes.</summary>
    public static string Format(TimeSpan span)
    {
        TimeSpan whole = TimeSpan.FromMinutes(Math.Ceiling(span.TotalMinutes));
        return string.Create(CultureInfo.InvariantCulture, $"{(whole.Days > 0 ? $"{whole.Days}-" : string.Empty)}{whole.Hours:00}:{whole.Minutes:00}:00");
    }

    // D-HH[:MM[:SS]], HH:MM:SS, MM:SS.
    private static bool TryParseSlurm(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        string[] parts = text[(dash + 1)..].Split(':');
        if (parts.Length > 3 || (dash < 0 && parts.Length < 2))
        {
            return false;
        }

        int[] numbers = new int[parts.Length];
        int days = 0;
        for (int part = 0; part < parts.Length; part++)
        {
            if (!int.TryParse(parts[part], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[part]))
            {
                return false;
            }
        }

        if (dash >= 0 && !int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out days))
        {
            return false;
        }

        double seconds = dash >= 0 || numbers.Length == 3
            ? (numbers[0] * 3600.0) + (numbers.ElementAtOrDefault(1) * 60.0) + numbers.ElementAtOrDefault(2)
            : (numbers[0] * 60.0) + numbers[1];
        span = TimeSpan.FromSeconds(seconds + (days * 86_400.0));
        return span > TimeSpan.Zero;
    }
}

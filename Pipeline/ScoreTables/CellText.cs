using System.Globalization;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Cells of other people's tables.</summary>
internal static class CellText
{
    /// <summary>What messages call a cell in which nothing stands.</summary>
    public const string Nothing = "(empty)";

    private static readonly HashSet<string> NoNumbers = new(StringComparer.OrdinalIgnoreCase) { string.Empty, "NA", "N/A", "NaN", "null", "None", "–", "-" };

    /// <summary>Whether a cell of a column of numbers says that there is none: empty, NA, NaN, null, None or a dash. In a column of words they are words.</summary>
    public static bool IsNoNumber(string cell) => NoNumbers.Contains(cell.Trim());

    /// <summary>The number that stands there, or null.</summary>
    public static double? Number(string? cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}

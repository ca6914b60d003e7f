using System.Globalization;

namespace Concord.Pipeline.ScoreTables;

/// <summary>Cells of other people's tables.</summary>
internal static class CellText
{
    /// <summary>What a cell without a value is called where a level is named.</summary>
    public const string Nothing = "none";

    private static readonly HashSet<string> Missing = new(StringComparer.OrdinalIgnoreCase) { string.Empty, "NA", "N/A", "NaN", "null", "None", "–", "-" };

    /// <summary>Whether nothing stands there: empty, NA, NaN, null, None or a dash.</summary>
    public static bool IsMissing(string cell) => Missing.Contains(cell.Trim());

    /// <summary>The number that stands there, or null.</summary>
    public static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}

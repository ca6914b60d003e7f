using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Legends of markers: colour is the family, shape the regime.</summary>
internal static class Legends
{
    /// <summary>One line a family and regime, in order of appearance.</summary>
    public static IReadOnlyList<(PointMark Marker, string Text)> Of(IEnumerable<ScoreEntry> entries) =>
        [.. entries
            .Select(entry => (entry.Identity.Family, entry.Identity.Regime))
            .Distinct()
            .Select(pair => (new PointMark(8, 8, 4.6, Palette.Regime(pair.Regime), Palette.Family(pair.Family)), pair.Regime.Length == 0 ? pair.Family : $"{pair.Family}, {pair.Regime}"))];
}

using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Two factors crossed: one panel a benchmark, the second factor along x, the first by colour, cell means with intervals; lines only through levels that every level of the first has.</summary>
public static class CrossedFigure
{
    private const double Narrow = 270;

    // More levels than this make a panel as wide as the page.
    private const int MostNarrow = 6;
    private const double Height = 226;
    private const double Left = 38;
    private const double Top = 44;
    private const double Bottom = 184;

    private static readonly Tone[] Tones = [Tone.Blue, Tone.Vermilion, Tone.Green, Tone.Purple, Tone.Ochre];

    /// <summary>The figure; null where no benchmark has two levels of both factors.</summary>
    /// <param name="all">One crossing a benchmark, over all networks.</param>
    public static Figure? Make(IReadOnlyList<CrossedFactors> all)
    {
        CrossedFactors[] crossed = [.. all.Where(one => one.IsCrossed)];
        if (crossed.Length == 0)
        {
            return null;
        }

        string[] firsts = [.. crossed.SelectMany(one => one.FirstLevels).Distinct()];
        string[] seconds = [.. crossed.SelectMany(one => one.SecondLevels).Distinct().OrderBy(ScoreGroups.IsUntrained)];
        Dictionary<string, Tone> tones = TonesOf(crossed[0].First, firsts);
        string id = $"crossed-{Slug.Of(crossed[0].First + " " + crossed[0].Second)}";
        string[] joined = Joined(crossed, seconds);
        return new Figure
        {
            Id = id,
            Question = $"Does the {NameText.Short(crossed[0].First)} or the {NameText.Short(crossed[0].Second)} matter?",
            Panels = [.. crossed.Select(one => Panel(one, crossed.Where(other => other.Group.Metric == one.Group.Metric), seconds, joined, level => tones[level]))],
            Caption = Describe(crossed, seconds, joined),
            Data = CrossedTables.Cells(id, crossed),
            Legend = [.. firsts.Select(level => (new PointMark(8, 8, 4.6, MarkerShape.Disc, tones[level]), level)), .. crossed[0].Second == "regime" ? seconds.Where(level => Palette.Regime(level) != MarkerShape.Diamond || seconds.Count(other => Palette.Regime(other) == MarkerShape.Diamond) == 1).Select(level => (new PointMark(8, 8, 4.6, Palette.Regime(level), Tone.Ink), level)) : []],
            Warning = crossed.Any(one => one.Group.IsSimulated) ? "Panels marked SIMULATED compare models with a simulated recording, not with a brain" : null,
            IsWide = crossed.Any(one => one.SecondLevels.Count > MostNarrow),
        };
    }

    // A family keeps its tone on every page; where two share one by chance, the later takes the first that is free here.
    private static Dictionary<string, Tone> TonesOf(string factor, string[] levels)
    {
        Dictionary<string, Tone> tones = new(StringComparer.Ordinal);
        foreach (string level in levels)
        {
            Tone own = factor == "family" ? Palette.Family(level) : Tone.None;
            tones[level] = own == Tone.None || tones.ContainsValue(own) ? Tones.FirstOrDefault(tone => !tones.ContainsValue(tone), Tone.Grey) : own;
        }

        return tones;
    }

    // A line through a level that some lack would look like a trend that nobody measured.
    private static string[] Joined(CrossedFactors[] crossed, string[] seconds) =>
        [.. seconds.Where(level => crossed.All(one => !one.SecondLevels.Contains(level) || one.Result.Cells.Where(cell => one.SecondLevels[cell.Second] == level).All(cell => cell.Models > 0)))];

    private static Scene Panel(CrossedFactors crossed, IEnumerable<CrossedFactors> sameMetric, string[] seconds, string[] joined, Func<string, Tone> toneOf)
    {
        ScoreGroup group = crossed.Group;
        IEnumerable<double> shown = sameMetric.SelectMany(other => other.Result.Cells.SelectMany(cell => new[] { cell.Mean.Value.Value, CrossedTables.Interval(other, cell).Low, CrossedTables.Interval(other, cell).High }).Concat([other.Group.Ceiling ?? double.NaN, other.Group.CeilingUpper ?? double.NaN]));
        var axis = new LinearAxis(shown, Bottom, Top);
        string[] levels = [.. seconds.Where(crossed.SecondLevels.Contains)];
        double width = levels.Length > MostNarrow ? Left + (56 * levels.Length) : Narrow;
        var scene = new Scene(width, Height, $"{group.Title}: {crossed.First} × {crossed.Second}", ComparisonText.Of(crossed));
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(group.IsSimulated ? $"SIMULATED: {group.Benchmark}" : group.Benchmark, 13, width, bold: true), Tone: group.IsSimulated ? Tone.Vermilion : Tone.Ink, Size: 13, Bold: true));
        string rest = group.Title.Length > group.Benchmark.Length + 3 ? group.Title[(group.Benchmark.Length + 3)..] : group.Metric;
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit((group.HigherIsBetter ? "↑ " : "↓ ") + rest, 11.5, width)));
        Backdrop.VerticalCeiling(scene, group.Ceiling, group.CeilingUpper, axis, Left, width);
        Backdrop.Rows(scene, axis, Left, width);
        double slot = (width - Left) / levels.Length;
        Ticks(scene, levels, slot, width);
        for (int row = 0; row < crossed.FirstLevels.Count; row++)
        {
            double shift = (row - ((crossed.FirstLevels.Count - 1) / 2.0)) * Math.Min(9, slot * 0.7 / crossed.FirstLevels.Count);
            Row(scene, axis, crossed, row, (level => Left + ((Array.IndexOf(levels, level) + 0.5) * slot) + shift, joined, toneOf(crossed.FirstLevels[row])));
        }

        return scene;
    }

    private static void Ticks(Scene scene, string[] levels, double slot, double width)
    {
        bool stagger = levels.Any(level => EmbeddedFont.Measure(NameText.Visible(level), 11.5) > slot - 4);
        for (int i = 0; i < levels.Length; i++)
        {
            // The first and the last keep within the drawing.
            double room = stagger ? (2 * slot) - 6 : slot - 4;
            double half = Math.Min(EmbeddedFont.Measure(NameText.Visible(levels[i]), 11.5), room) / 2;
            double x = Math.Clamp(Left + ((i + 0.5) * slot), half, width - half);
            scene.Add(new TextMark(x, Bottom + 17 + (stagger ? i % 2 * 14 : 0), EmbeddedFont.Fit(levels[i], 11.5, room), TextAnchor.Middle));
        }
    }

    private static void Row(Scene scene, LinearAxis axis, CrossedFactors crossed, int row, (Func<string, double> At, string[] Joined, Tone Tone) look)
    {
        (Func<string, double> at, string[] joined, Tone tone) = look;
        FactorialCell[] cells = [.. crossed.Result.Cells.Where(cell => cell.First == row && cell.Models > 0).OrderBy(cell => at(crossed.SecondLevels[cell.Second]))];
        (double, double)[] line = [.. cells.Where(cell => joined.Contains(crossed.SecondLevels[cell.Second])).Select(cell => (at(crossed.SecondLevels[cell.Second]), axis.At(cell.Mean.Value.Value)))];
        if (line.Length > 1)
        {
            scene.Add(new PathMark(line, Closed: false, tone, Tone.None, 1.4));
        }

        foreach (FactorialCell cell in cells)
        {
            string level = crossed.SecondLevels[cell.Second];
            (double low, double high) = CrossedTables.Interval(crossed, cell);
            if (double.IsFinite(low))
            {
                scene.Add(new LineMark(at(level), axis.At(low), at(level), axis.At(high), tone, 1.8));
            }

            string interval = double.IsFinite(low) ? $" ({NumberText.Interval(low, high, crossed.Group.IsBounded)})" : string.Empty;
            scene.Add(new PointMark(at(level), axis.At(cell.Mean.Value.Value), 4.6, crossed.Second == "regime" ? Palette.Regime(level) : MarkerShape.Disc, tone)
            {
                Owner = crossed.FirstLevels[row],
                Tip = $"{NameText.Short(crossed.FirstLevels[row])}, {NameText.Short(level)}: {NumberText.Score(cell.Mean.Value.Value, crossed.Group.IsBounded)}{interval}, {cell.Models} {(cell.Models == 1 ? "model" : "models")}",
            });
        }
    }

    private static string Describe(CrossedFactors[] crossed, string[] seconds, string[] joined)
    {
        CrossedFactors one = crossed[0];
        string bars = crossed.All(other => other.HasDraws) ? "95 % interval over stimuli, models held fixed" : crossed.Any(other => other.HasDraws) ? "95 % interval, over stimuli where resamples were stored and over models elsewhere" : $"95 % interval over the models of the cell ({ComparisonText.Unpaired})";
        string lines = joined.Length == seconds.Length ? "Lines only guide the eye." : joined.Length < 2 ? $"No lines: not every {NameText.Short(one.First)} has two levels of {NameText.Short(one.Second)} in common." : $"Lines join only what every {NameText.Short(one.First)} has: {NameText.List(joined, 8)}.";
        string axes = crossed.Select(other => other.Group.Metric).Distinct().Count() > 1 ? "The y axis is the same for panels of one metric and differs between metrics." : "All panels have the same y axis.";
        return $"Mean score of each cell. Colour: {NameText.Short(one.First)}{(one.Second == "regime" ? "; shape: regime" : string.Empty)}. Bar: {bars}; no bar for a lone model. {lines} {axes}{(crossed.Any(other => other.Group.Ceiling is not null) ? " Grey: noise ceiling." : string.Empty)}{(crossed.Any(other => !other.Group.HigherIsBetter) ? " ↓: lower is better." : string.Empty)}";
    }
}

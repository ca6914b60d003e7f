using Concord.Datasets.Checks;
using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>The picture of `datasets check`: how well the data agree with themselves, one line for each measure and part, a dot for each pair, subject or neuroid, a bar at the median.</summary>
public static class ReliabilityFigure
{
    private const double Width = 740;
    private const double Left = 250;
    private const double Right = 640;
    private const double RowHeight = 24;
    private const int MostDots = 400;

    /// <summary>The drawing; null where no value is defined.</summary>
    /// <param name="dataset">What it is called.</param>
    /// <param name="rows">The reliability table.</param>
    public static Scene? Make(string dataset, IReadOnlyList<ReliabilityRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var groups = rows.Where(row => double.IsFinite(row.Value)).GroupBy(row => row.Measure, StringComparer.Ordinal)
            .Select(measure => (Measure: measure.Key, Lines: measure.GroupBy(row => row.Part, StringComparer.Ordinal).Select(part => (Part: part.Key, Values: Values(part))).ToList()))
            .ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        int lines = groups.Sum(group => group.Lines.Count);
        double height = 52 + (groups.Count * 30) + (lines * RowHeight) + 34;
        var axis = new LinearAxis(groups.SelectMany(group => group.Lines).SelectMany(line => line.Values).Append(1), Left, Right);
        var scene = new Scene(Width, height, $"Reliability of {dataset}", $"{rows.Count} values in {lines} lines.");
        double bottom = height - 30;
        scene.Add(new TextMark(0, 14, $"Reliability of {dataset}", Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 30, "A dot is a neuroid, a pair or a subject; the bar is their median."));
        Backdrop.Columns(scene, axis, bottom - 4, bottom);
        double y = 52;
        foreach ((string measure, var parts) in groups)
        {
            scene.Add(new TextMark(0, y + 6, EmbeddedFont.Fit(measure, 12, Width - 10, bold: true), Tone: Tone.Ink, Size: 12, Bold: true));
            y += 30;
            foreach (double tick in axis.Ticks)
            {
                scene.Add(new LineMark(axis.At(tick), y - 12, axis.At(tick), y - 12 + (parts.Count * RowHeight), tick == 0 ? Tone.Muted : Tone.Grid));
            }

            foreach ((string part, double[] values) in parts)
            {
                Line(scene, axis, y, part, values);
                y += RowHeight;
            }
        }

        return scene;
    }

    private static double[] Values(IEnumerable<ReliabilityRow> rows) => [.. rows.SelectMany(row => row.Each.Count > 0 ? row.Each : [row.Value]).Where(double.IsFinite).Order()];

    private static void Line(Scene scene, LinearAxis axis, double y, string part, double[] values)
    {
        double median = (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
        scene.Add(new TextMark(14, y + 4, EmbeddedFont.Fit($"{part} ({values.Length})", 12, Left - 24), Tone: Tone.Ink, Size: 12));
        int step = Math.Max(1, values.Length / MostDots);
        foreach (double value in values.Where((_, i) => i % step == 0))
        {
            scene.Add(new PointMark(axis.At(value), y, values.Length > 20 ? 1.8 : 3.6, MarkerShape.Disc, Tone.Blue));
        }

        scene.Add(new RectMark(axis.At(median) - 1, y - 8, 2, 16, Tone.Ink));
        scene.Add(new TextMark(Right + 14, y + 4, Wording.NumberText.Fixed(median, 3, dropZero: false), Tone: Tone.Ink, Size: 11.5));
    }
}

using Concord.Alignment.Rsa;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>A panel of points whose distances mean dissimilarity: no axes, one scale for both directions.</summary>
internal static class ArrangementPanel
{
    private const double Side = 230;

    private const double Top = 40;

    private const double Margin = 12;

    /// <summary>The panel.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="arrangement">The points.</param>
    /// <param name="items">For each point its name, how it is marked, and whether the name stands beside it.</param>
    public static Scene Make(string title, Arrangement arrangement, IReadOnlyList<(string Name, MarkerShape Shape, Tone Tone, bool IsLabelled)> items)
    {
        var scene = new Scene(Side, Top + Side + 20, title, $"{items.Count} points; the plane shows {Share(arrangement)} of the spread.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(title, 13, Side, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, $"the plane shows {Share(arrangement)} of the spread"));
        double[] middle = [.. Enumerable.Range(0, 2).Select(axis => (arrangement.Points.Min(point => point[axis]) + arrangement.Points.Max(point => point[axis])) / 2)];
        double reach = arrangement.Points.Max(point => Math.Max(Math.Abs(point[0] - middle[0]), Math.Abs(point[1] - middle[1])));
        double scale = reach > 0 ? ((Side / 2) - Margin) / reach : 0;
        for (int i = 0; i < items.Count; i++)
        {
            double x = (Side / 2) + ((arrangement.Points[i][0] - middle[0]) * scale), y = Top + (Side / 2) - ((arrangement.Points[i][1] - middle[1]) * scale);
            scene.Add(new PointMark(x, y, items[i].IsLabelled ? 4.6 : 3.4, items[i].Shape, items[i].Tone) { Owner = items[i].Name, Tip = NameText.Short(items[i].Name) });
            if (items[i].IsLabelled)
            {
                bool left = x > Side / 2;
                scene.Add(new TextMark(x + (left ? -8 : 8), y - 6, EmbeddedFont.Fit(items[i].Name, 11.5, (left ? x : Side - x) - 10), left ? TextAnchor.End : TextAnchor.Start, Tone.Ink));
            }
        }

        return scene;
    }

    private static string Share(Arrangement arrangement) => double.IsFinite(arrangement.Share) ? $"{NumberText.Fixed(arrangement.Share * 100, 0, dropZero: false)} %" : "nothing";
}

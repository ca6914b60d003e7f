using Concord.Pipeline.Reporting.Drawing;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>A figure's panels on one sheet with its legend, for files.</summary>
public static class FigureSheet
{
    private const double Gap = 18;

    private const int MostPanels = 60;

    /// <summary>The sheet: up to three panels a row, warning above, legend below.</summary>
    public static Scene Compose(Figure figure)
    {
        if (figure.Panels.Count > MostPanels)
        {
            return Compose(figure with { Panels = [.. figure.Panels.Take(MostPanels)], Question = $"{figure.Question} (the first {MostPanels} of {figure.Panels.Count} panels)" });
        }

        double width = figure.Panels.Max(panel => panel.Width), height = figure.Panels.Max(panel => panel.Height);
        int across = Math.Min(figure.Panels.Count, width > 400 ? 1 : 3);
        int down = (figure.Panels.Count + across - 1) / across;
        double total = Math.Max(320, (across * (width + Gap)) + Gap);
        List<(PointMark Marker, string Text, double X, double Y)> legend = PlaceLegend(figure, total - (2 * Gap), out double legendHeight);
        var sheet = new Scene(total, (down * (height + Gap)) + Gap + legendHeight, figure.Question, figure.Panels.Count == 1 ? figure.Panels[0].Description : figure.Caption);
        for (int i = 0; i < figure.Panels.Count; i++)
        {
            double dx = Gap + (i % across * (width + Gap)), dy = Gap + (i / across * (height + Gap));
            foreach (Mark mark in figure.Panels[i].Marks)
            {
                sheet.Add(Move(mark, dx, dy));
            }
        }

        double top = Gap + (down * (height + Gap));
        foreach ((PointMark marker, string text, double x, double y) in legend)
        {
            sheet.Add(marker with { X = Gap + x + 6, Y = top + y - 4 });
            sheet.Add(new TextMark(Gap + x + 16, top + y, text));
        }

        return sheet;
    }

    private static List<(PointMark, string, double, double)> PlaceLegend(Figure figure, double width, out double height)
    {
        List<(PointMark, string, double, double)> placed = [];
        double x = 0, y = 8;
        foreach ((PointMark marker, string text) in figure.Legend)
        {
            string shown = EmbeddedFont.Fit(text, 11.5, width - 24);
            double needed = EmbeddedFont.Measure(shown, 11.5) + 34;
            if (x > 0 && x + needed > width)
            {
                (x, y) = (0, y + 18);
            }

            placed.Add((marker, shown, x, y));
            x += needed;
        }

        height = placed.Count == 0 ? 0 : y + 12;
        return placed;
    }

    private static Mark Move(Mark mark, double dx, double dy) => mark switch
    {
        LineMark line => line with { X1 = line.X1 + dx, X2 = line.X2 + dx, Y1 = line.Y1 + dy, Y2 = line.Y2 + dy },
        RectMark rect => rect with { X = rect.X + dx, Y = rect.Y + dy },
        PathMark path => path with { Points = [.. path.Points.Select(point => (point.X + dx, point.Y + dy))] },
        PointMark point => point with { X = point.X + dx, Y = point.Y + dy },
        TextMark text => text with { X = text.X + dx, Y = text.Y + dy },
        ImageMark image => image with { X = image.X + dx, Y = image.Y + dy },
        _ => mark,
    };
}

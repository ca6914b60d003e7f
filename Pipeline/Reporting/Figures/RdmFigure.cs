using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>RDM pictures of one benchmark: cividis over ranks, stimuli sorted into labelled groups.</summary>
/// <remarks>Dissimilarities of different measures share no unit; each RDM is therefore shown as ranks of its own entries (0 smallest, 1 largest, ties averaged), on one colour scale.</remarks>
public static class RdmFigure
{
    private const int MostPixels = 120;

    private const double Side = 170;

    private const double Left = 84;

    /// <summary>The figure of the RDMs of a benchmark; null when there is none.</summary>
    public static Figure? Make(string benchmark, IReadOnlyList<RdmPicture> pictures, string? warning)
    {
        List<RdmPicture> valid = [.. pictures.Where(picture => picture.StimulusCount > 1 && picture.UpperTriangle.Length == picture.StimulusCount * (picture.StimulusCount - 1) / 2)];
        if (valid.Count == 0)
        {
            return null;
        }

        string id = "rdms-" + Slug.Of(benchmark);
        bool reduced = valid.Exists(picture => picture.StimulusCount > MostPixels);
        int undefined = valid.Sum(picture => picture.UpperTriangle.Count(value => !double.IsFinite(value)));
        return new Figure
        {
            Id = id,
            Question = $"Which stimuli are alike, for the brain and for the models: {benchmark}?",
            Panels = [.. valid.Select(picture => Panel(picture, warning))],
            Caption = $"Representational dissimilarities of {string.Join(", ", valid.Select(picture => picture.StimulusCount).Distinct())} stimuli, as ranks within each RDM (dark: most alike, yellow: least alike), so that all pictures share one colour scale and none compares sizes of distances. Stimuli are sorted by group; the diagonal is blank."
                + (reduced ? $" Larger RDMs are averaged down to {MostPixels} × {MostPixels} pixels." : string.Empty)
                + (undefined > 0 ? $" {undefined} undefined dissimilarities are blank." : string.Empty),
            Data = Data(id, valid),
            Warning = warning,
        };
    }

    private static Scene Panel(RdmPicture picture, string? warning)
    {
        int[] order = GroupOrder(picture);
        double top = warning is null ? 22 : 38;
        var scene = new Scene(Left + Side + 8, top + Side + 40, picture.Title, $"RDM of {picture.StimulusCount} stimuli, shown as ranks.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(picture.Title, 13, Left + Side, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        if (warning is not null)
        {
            scene.Add(new TextMark(0, 30, EmbeddedFont.Fit(warning.Contains("simulated", StringComparison.OrdinalIgnoreCase) ? "SIMULATED recording" : warning, 11.5, Left + Side), Tone: Tone.Vermilion));
        }

        scene.Add(new ImageMark(Left, top, Side, Side, RdmRaster.Png(picture, order, MostPixels)));
        if (picture.GroupLabels.Count == picture.StimulusCount)
        {
            double free = double.NegativeInfinity;
            for (int from = 0; from < order.Length;)
            {
                int to = from;
                while (to < order.Length && picture.GroupLabels[order[to]] == picture.GroupLabels[order[from]])
                {
                    to++;
                }

                double y0 = top + (Side * from / order.Length), y1 = top + (Side * to / order.Length);
                scene.Add(new LineMark(Left - 4, y0 + 1, Left - 4, y1 - 1, Tone.Muted, 2));
                double y = Math.Max(((y0 + y1) / 2) + 4, free);
                if (y < top + Side + 8)
                {
                    scene.Add(new TextMark(Left - 9, y, EmbeddedFont.Fit(picture.GroupLabels[order[from]], 11.5, Left - 10), TextAnchor.End));
                    free = y + 12;
                }

                from = to;
            }
        }

        scene.Add(new TextMark(Left + (Side / 2), top + Side + 16, $"{picture.StimulusCount} stimuli", TextAnchor.Middle));
        scene.Add(new ImageMark(Left + 44, top + Side + 24, Side - 88, 8, RdmRaster.Scale()));
        scene.Add(new TextMark(Left + 40, top + Side + 33, "alike", TextAnchor.End));
        scene.Add(new TextMark(Left + Side - 40, top + Side + 33, "unlike"));
        return scene;
    }

    private static int[] GroupOrder(RdmPicture picture)
    {
        int[] identity = [.. Enumerable.Range(0, picture.StimulusCount)];
        if (picture.GroupLabels.Count != picture.StimulusCount)
        {
            return identity;
        }

        List<string> groups = [.. picture.GroupLabels.Distinct()];
        return [.. identity.OrderBy(stimulus => groups.IndexOf(picture.GroupLabels[stimulus]))];
    }

    private static ReportTable Data(string id, List<RdmPicture> pictures) => new()
    {
        Id = id,
        Caption = "Dissimilarities, upper triangle, stimuli numbered in the data's order from 1.",
        Heads = [new("rdm", "RDM", "Whose it is."), new("first", "First", "Stimulus.") { IsNumeric = true, Decimals = 0 }, new("second", "Second", "Stimulus.") { IsNumeric = true, Decimals = 0 }, new("dissimilarity", "Dissimilarity", "In the unit of its measure.") { IsNumeric = true }],
        Rows = [.. pictures.SelectMany(Lines)],
    };

    private static IEnumerable<IReadOnlyList<TableCell>> Lines(RdmPicture picture)
    {
        int k = 0;
        for (int i = 1; i <= picture.StimulusCount; i++)
        {
            for (int j = i + 1; j <= picture.StimulusCount; j++, k++)
            {
                yield return [new(NameText.Short(picture.Title)) { Full = picture.Title }, new(NumberText.Count(i), i), new(NumberText.Count(j), j), new(NumberText.Score(picture.UpperTriangle[k], bounded: false), picture.UpperTriangle[k])];
            }
        }
    }
}

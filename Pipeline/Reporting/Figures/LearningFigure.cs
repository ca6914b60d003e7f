using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Accuracy by pictures seen, one panel an architecture, one line a network.</summary>
public static class LearningFigure
{
    private const double Width = 300;
    private const double Height = 236;
    private const double Left = 36;
    private const double Right = 292;

    /// <summary>The figure; null where no network was tested along training.</summary>
    public static Figure? Make(IReadOnlyList<TrainingRow> rows)
    {
        TrainingRow[] seen = [.. rows.Where(row => row is { Measure: "accuracy", Set: "test", Value: not null, ImagesSeen: > 0 })];
        if (!seen.GroupBy(row => (row.Fingerprint, row.Model)).Any(network => network.Count() > 1))
        {
            return null;
        }

        LogAxis x = new(seen.Select(row => (double)row.ImagesSeen), Left, Right);
        LinearAxis y = new([.. seen.Select(row => row.Value!.Value), 1], Height - 44, 36);
        return new Figure
        {
            Id = "learning",
            Question = "How did the networks learn?",
            Panels = [.. seen.GroupBy(row => row.Architecture).Select(panel => Panel(panel.Key, [.. panel], x, y))],
            Caption = $"Accuracy on test pictures drawn like those of training, by pictures seen (repetitions counted, logarithmic). A line is a network; seeds share their regime's marker. The untrained networks, at 0 pictures, are not drawn. {NumberText.Count(seen[0].N)} pictures a point.",
            Data = new ReportTable
            {
                Id = "learning",
                Caption = "Accuracy along training.",
                Heads = [Text("model", "Network"), Text("regime", "Regime"), Number("step", "Step", 0), Number("images_seen", "Pictures seen", 0), Number("accuracy", "Accuracy", 3), Number("ci_low", "Low", 3), Number("ci_high", "High", 3)],
                Rows = [.. seen.Select(row => (IReadOnlyList<TableCell>)[new(row.Model), new(row.Regime), new(NumberText.Count(row.Step), row.Step), new(NumberText.Count(row.ImagesSeen), row.ImagesSeen), Cell(row.Value), Cell(row.CiLow), Cell(row.CiHigh)])],
            },
            Legend = [.. seen.DistinctBy(row => row.Regime).Select(row => (new PointMark(8, 8, 4.6, Palette.Regime(row.Regime), Tone.Ink), row.Regime))],
        };
    }

    private static Scene Panel(string architecture, List<TrainingRow> rows, LogAxis x, LinearAxis y)
    {
        Scene scene = new(Width, Height, $"{architecture}: accuracy by pictures seen", $"{rows.Select(row => row.Model).Distinct().Count()} networks");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(architecture, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, "↑ accuracy"));
        Backdrop.Rows(scene, y, Left, Right);
        foreach (double tick in x.Ticks)
        {
            scene.Add(new TextMark(x.At(tick), Height - 26, LogAxis.Label(tick), TextAnchor.Middle));
        }

        foreach (IGrouping<string, TrainingRow> network in rows.GroupBy(row => row.Fingerprint + row.Model))
        {
            Tone tone = Palette.Family(network.First().Family);
            TrainingRow[] points = [.. network.OrderBy(row => row.ImagesSeen)];
            scene.Add(new PathMark([.. points.Select(row => (x.At(row.ImagesSeen), y.At(row.Value)))], Closed: false, tone, Tone.None, 1.2));
            foreach (TrainingRow row in points)
            {
                scene.Add(new PointMark(x.At(row.ImagesSeen), y.At(row.Value), 3, Palette.Regime(row.Regime), tone) { Owner = row.Model, Tip = $"{NameText.Short(row.Model)}, {NumberText.Count(row.ImagesSeen)} pictures: {NumberText.Score(row.Value)} ({NumberText.Interval(row.CiLow, row.CiHigh)})" });
            }
        }

        scene.Add(new TextMark((Left + Right) / 2, Height - 5, "pictures seen →", TextAnchor.Middle));
        return scene;
    }

    private static TableHead Text(string id, string title) => new(id, title, title + ".");

    private static TableHead Number(string id, string title, int decimals) => new(id, title, title + ".") { IsNumeric = true, Decimals = decimals };

    private static TableCell Cell(double? value) => new(NumberText.Score(value), value);
}

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Score by depth, one panel a model: line with its interval band, ceiling band, and the untrained networks of the same architecture dashed.</summary>
public static class LayerFigure
{
    private const double Width = 270;

    private const double Height = 236;

    private const double Left = 36;

    private const double Right = 262;

    /// <summary>The figure of a group; null when no model was swept over two layers or more.</summary>
    public static Figure? Make(ScoreGroup group)
    {
        List<IGrouping<(string Model, string? Readout, long? CheckpointStep), ScoreRow>> sweeps = [.. group.Sweep
            .Where(row => row.Score is { } score && double.IsFinite(score))
            .OrderBy(row => row.LayerIndex ?? 0)
            .GroupBy(row => (row.Model, row.Readout, row.CheckpointStep))
            .Where(sweep => sweep.Count() > 1)
            .OrderBy(sweep => sweep.Key.Model, StringComparer.Ordinal)];
        if (sweeps.Count == 0)
        {
            return null;
        }

        HashSet<string> trainedArchitectures = [.. sweeps.Select(sweep => sweep.First()).Where(row => !ScoreGroups.IsUntrained(row.Regime)).Select(row => row.Architecture)];
        var panels = sweeps.Where(sweep => !ScoreGroups.IsUntrained(sweep.First().Regime) || !trainedArchitectures.Contains(sweep.First().Architecture)).ToList();

        // A page shows the first few panels: one of each family and regime before the second of any.
        panels = [.. panels.GroupBy(panel => (panel.First().Family, panel.First().Regime)).SelectMany(kind => kind.Select((panel, i) => (panel, i))).OrderBy(place => place.i).Select(place => place.panel)];
        bool repeated = panels.Select(panel => panel.Key.Model).Distinct().Count() < panels.Count;
        var values = sweeps.SelectMany(sweep => sweep).SelectMany(row => new[] { row.Score, row.CiLow, row.CiHigh }).Append(group.Ceiling).Append(group.CeilingUpper).OfType<double>();
        var axis = new LinearAxis(values, Height - 44, group.Warning is null ? 46 : 64);
        List<Scene> scenes = [.. panels.Select(panel => Panel(
            group,
            repeated ? $"{panel.Key.Model} · {panel.Key.Readout}" : panel.Key.Model,
            [.. panel],
            [.. sweeps.Where(other => !ScoreGroups.IsUntrained(panel.First().Regime) && other.Key != panel.Key && ScoreGroups.IsUntrained(other.First().Regime) && other.First().Architecture == panel.First().Architecture && other.Key.Readout == panel.Key.Readout).Select(other => other.ToList())],
            axis))];
        string id = "layers-" + group.Id;
        string caption = $"Score of each layer by its relative depth (0 input, 1 output), {group.Title}. Band: 95 % interval ({Caption.IntervalMethod(group)}). {Caption.Ceiling(group)} Dashed grey: untrained networks of the same architecture, the mean over seeds with their range where there are several. All panels share one vertical axis. The highest layer of a curve is an optimistic maximum over layers. {Caption.Count(group)}";
        return new Figure
        {
            Id = id,
            Question = $"Where in the network does agreement arise: {group.Title}?",
            Panels = scenes,
            Caption = caption,
            Data = FigureData.Layers(id, $"Layer profiles, {group.Title}.", sweeps.SelectMany(sweep => sweep), group.IsBounded),
            Legend = Legends.Of(panels.Select(panel => new ScoreEntry { Label = panel.Key.Model, Identity = panel.First() })),
            Warning = group.Warning,
        };
    }

    private static Scene Panel(ScoreGroup group, string name, List<ScoreRow> rows, List<List<ScoreRow>> untrained, LinearAxis axis)
    {
        double best = group.HigherIsBetter ? rows.Max(row => row.Score!.Value) : rows.Min(row => row.Score!.Value);
        var scene = new Scene(Width, Height, $"{name}: {group.Metric} by layer", $"Optimistic maximum over {rows.Count} layers {NumberText.Score(best, group.IsBounded)}" + (group.Ceiling is null ? "; no ceiling." : $"; noise ceiling {group.CeilingText}."));
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(name, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit("↑ " + group.Metric, 11.5, Width)));
        if (group.Warning is not null)
        {
            scene.Add(new TextMark(0, 45, EmbeddedFont.Fit(group.ShortWarning!, 11.5, Width), Tone: Tone.Vermilion, Size: 11.5));
        }

        Backdrop.VerticalCeiling(scene, group.Ceiling, group.CeilingUpper, axis, Left, Right);
        Backdrop.Rows(scene, axis, Left, Right);
        if (group.Ceiling is not null)
        {
            double top = axis.At(group.CeilingUpper ?? group.Ceiling);
            bool fits = axis.At(group.Ceiling) - top >= 18;
            scene.Add(new TextMark(Right - 2, top + (fits ? 14 : -5), $"noise ceiling {group.CeilingText}", TextAnchor.End));
        }

        DrawUntrained(scene, axis, untrained);
        Tone tone = Palette.Family(rows[0].Family);
        List<(double X, double Y)> line = [.. rows.Select((row, i) => (X(rows, i), axis.At(row.Score)))];
        if (rows.TrueForAll(row => row.CiLow is not null && row.CiHigh is not null))
        {
            scene.Add(new PathMark([.. rows.Select((row, i) => (X(rows, i), axis.At(row.CiLow))), .. rows.Select((row, i) => (X(rows, i), axis.At(row.CiHigh))).Reverse()], Closed: true, Tone.None, tone, Opacity: 0.16));
        }

        scene.Add(new PathMark(line, Closed: false, tone, Tone.None));
        for (int i = 0; i < rows.Count; i++)
        {
            scene.Add(new PointMark(line[i].X, line[i].Y, rows.Count > 40 ? 2 : 3.4, Palette.Regime(rows[i].Regime), tone)
            {
                Owner = name,
                Tip = $"{NameText.Short(name)}, {NameText.Short(rows[i].Layer)}, depth {NumberText.Ratio(rows[i].Depth)}: {NumberText.Score(rows[i].Score, group.IsBounded)} ({NumberText.Interval(rows[i].CiLow, rows[i].CiHigh, group.IsBounded)})",
            });
        }

        scene.Add(new TextMark(Left, Height - 22, EmbeddedFont.Fit(rows[0].Layer ?? string.Empty, 11.5, 105)));
        scene.Add(new TextMark(Right, Height - 22, EmbeddedFont.Fit(rows[^1].Layer ?? string.Empty, 11.5, 105), TextAnchor.End));
        scene.Add(new TextMark((Left + Right) / 2, Height - 5, "depth →", TextAnchor.Middle));
        return scene;
    }

    private static void DrawUntrained(Scene scene, LinearAxis axis, List<List<ScoreRow>> untrained)
    {
        if (untrained.Count == 0)
        {
            return;
        }

        var byLayer = untrained.SelectMany((seed, _) => seed.Select((row, i) => (row.Layer, X: X(seed, i), Score: row.Score!.Value))).GroupBy(point => point.Layer).OrderBy(layer => layer.First().X).ToList();
        if (untrained.Count > 1)
        {
            scene.Add(new PathMark([.. byLayer.Select(layer => (layer.First().X, axis.At(layer.Min(point => point.Score)))), .. byLayer.Select(layer => (layer.First().X, axis.At(layer.Max(point => point.Score)))).Reverse()], Closed: true, Tone.None, Tone.Grey, Opacity: 0.16));
        }

        scene.Add(new PathMark([.. byLayer.Select(layer => (layer.First().X, axis.At(layer.Average(point => point.Score))))], Closed: false, Tone.Grey, Tone.None, Dashed: true));
    }

    private static double X(List<ScoreRow> rows, int i)
    {
        double share = rows.TrueForAll(row => row.Depth is { } depth && double.IsFinite(depth)) ? rows[i].Depth!.Value : (double)i / (rows.Count - 1);
        return Left + 6 + (share * (Right - Left - 12));
    }
}

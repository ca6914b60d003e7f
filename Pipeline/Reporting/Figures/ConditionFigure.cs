using System.Globalization;
using System.Text.RegularExpressions;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>A behavioural score by condition: human mean with the range over subjects, and the models. Lines join conditions only when they are ordered by a number.</summary>
public static partial class ConditionFigure
{
    private const double Height = 280;

    private const double Left = 40;

    private const int MostModels = 12;

    /// <summary>The figure of a group; null when it has no rows by condition.</summary>
    /// <param name="group">The group.</param>
    /// <param name="chance">The score of guessing, or null where it is not known.</param>
    public static Figure? Make(ScoreGroup group, double? chance)
    {
        List<ScoreRow> rows = [.. group.Conditions.Where(row => row.Score is { } score && double.IsFinite(score))];
        if (rows.Count == 0)
        {
            return null;
        }

        (List<string> conditions, bool ordered) = Order([.. rows.Select(row => row.Condition!).Distinct()]);
        double width = Math.Max(300, Left + 20 + (conditions.Count * 46));
        var axis = new LinearAxis(rows.Select(row => row.Score!.Value).Concat(chance is null ? [] : [chance.Value]), Height - 62, group.Warning is null ? 44 : 60);
        var humans = rows.Where(row => ScoreGroups.IsHuman(row.Family)).ToList();
        var models = rows.Where(row => !ScoreGroups.IsHuman(row.Family)).GroupBy(row => row.Model).OrderBy(model => model.Key, StringComparer.Ordinal).ToList();
        int modelCount = models.Count;
        models = models[..Math.Min(models.Count, MostModels)];
        var scene = new Scene(width, Height, $"{group.Title} by condition", $"{models.Count} models and {humans.Select(row => row.Subject).Distinct().Count()} human observers over {conditions.Count} conditions.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(group.Title, 13, width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit("↑ " + group.Metric, 11.5, width)));
        if (group.Warning is not null)
        {
            scene.Add(new TextMark(0, 45, EmbeddedFont.Fit(group.ShortWarning!, 11.5, width), Tone: Tone.Vermilion));
        }

        Backdrop.Rows(scene, axis, Left, width);
        double At(int i) => Left + ((i + 0.5) * (width - Left) / conditions.Count);
        double slot = (width - Left) / conditions.Count;
        bool stagger = conditions.Exists(condition => EmbeddedFont.Measure(NameText.Visible(condition), 11.5) > slot - 6);
        for (int i = 0; i < conditions.Count; i++)
        {
            scene.Add(new TextMark(At(i), Height - 42 + (stagger ? i % 2 * 14 : 0), EmbeddedFont.Fit(conditions[i], 11.5, (slot * (stagger ? 2 : 1)) - 6), TextAnchor.Middle));
        }

        if (chance is not null)
        {
            scene.Add(new LineMark(Left, axis.At(chance), width, axis.At(chance), Tone.Muted, 1, Dashed: true));
            scene.Add(new TextMark(width - 2, axis.At(chance) - 4, "chance", TextAnchor.End));
        }

        DrawHumans(scene, axis, conditions, humans, ordered, At);
        foreach (var model in models)
        {
            Tone tone = Palette.Family(model.First().Family);
            List<(ScoreRow Row, double X, double Y)> points = [.. model.Select(row => (row, At(conditions.IndexOf(row.Condition!)), axis.At(row.Score))).OrderBy(point => point.Item2)];
            if (ordered)
            {
                scene.Add(new PathMark([.. points.Select(point => (point.X, point.Y))], Closed: false, tone, Tone.None, 1.2));
            }

            foreach ((ScoreRow row, double x, double y) in points)
            {
                scene.Add(new PointMark(x, y, 3.4, Palette.Regime(row.Regime), tone) { Owner = row.Model, Tip = $"{NameText.Short(row.Model)}, {NameText.Short(row.Condition)}: {NumberText.Score(row.Score, group.IsBounded)}" });
            }
        }

        scene.Add(new TextMark((Left + width) / 2, Height - 4, "condition", TextAnchor.Middle));
        string id = "conditions-" + group.Id;
        return new Figure
        {
            Id = id,
            Question = $"Do models fail where humans fail: {group.Title}?",
            Panels = [scene],
            Caption = $"Score ({group.Metric}) by condition{(ordered ? ", in order of its number" : "; conditions have no order, so points are not joined")}. {(humans.Count == 0 ? "No human observers in these rows." : humans.Exists(row => row.Subject is not null) ? "Black: mean over human observers; grey band or bar: their range." : "Black: mean over human observers.")}{(modelCount > MostModels ? $" The first {MostModels} of {modelCount} models by name are drawn; all are in the data." : string.Empty)} {(chance is null ? string.Empty : "Dashed: chance.")}",
            Data = FigureData.Conditions(id, $"{group.Title} by condition.", rows, group.IsBounded),
            Legend = [.. models.Select(model => (new PointMark(8, 8, 4.6, Palette.Regime(model.First().Regime), Palette.Family(model.First().Family)), model.Key)).Take(12), .. humans.Count == 0 ? Array.Empty<(PointMark, string)>() : [(new PointMark(8, 8, 4.6, MarkerShape.Disc, Tone.Ink), "humans, mean")]],
            Warning = group.Warning,
            IsWide = true,
        };
    }

    private static void DrawHumans(Scene scene, LinearAxis axis, List<string> conditions, List<ScoreRow> humans, bool ordered, Func<int, double> at)
    {
        List<(double X, double Mean, double Low, double High)> points = [];
        foreach (var condition in humans.GroupBy(row => row.Condition!).OrderBy(condition => conditions.IndexOf(condition.Key)))
        {
            List<double> subjects = [.. condition.Where(row => row.Subject is not null).Select(row => row.Score!.Value)];
            double mean = condition.FirstOrDefault(row => row.Subject is null)?.Score ?? subjects.Average();
            points.Add((at(conditions.IndexOf(condition.Key)), mean, subjects.Count == 0 ? double.NaN : subjects.Min(), subjects.Count == 0 ? double.NaN : subjects.Max()));
        }

        bool hasRange = points.Count > 0 && points.TrueForAll(point => double.IsFinite(point.Low));
        if (ordered && hasRange)
        {
            scene.Add(new PathMark([.. points.Select(point => (point.X, axis.At(point.Low))), .. points.Select(point => (point.X, axis.At(point.High))).Reverse()], Closed: true, Tone.None, Tone.Grey, Opacity: 0.2));
        }

        if (ordered && points.Count > 1)
        {
            scene.Add(new PathMark([.. points.Select(point => (point.X, axis.At(point.Mean)))], Closed: false, Tone.Ink, Tone.None, 2.2));
        }

        foreach ((double x, double mean, double low, double high) in points)
        {
            if (!ordered && hasRange)
            {
                scene.Add(new LineMark(x, axis.At(low), x, axis.At(high), Tone.Grey, 5));
            }

            scene.Add(new PointMark(x, axis.At(mean), 3.8, MarkerShape.Disc, Tone.Ink) { Owner = "humans", Tip = $"humans, mean: {NumberText.Score(mean)}" });
        }
    }

    private static (List<string> Conditions, bool Ordered) Order(List<string> conditions)
    {
        var numbered = conditions.ConvertAll(condition => (condition, Number: NumberIn(condition)));
        return numbered.Count > 1 && numbered.TrueForAll(pair => pair.Number is not null) && numbered.Select(pair => pair.Number).Distinct().Count() == numbered.Count
            ? ([.. numbered.OrderBy(pair => pair.Number).Select(pair => pair.condition)], true)
            : (conditions, false);
    }

    private static double? NumberIn(string condition)
    {
        MatchCollection matches = Number().Matches(condition);
        return matches.Count == 1 && double.TryParse(matches[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
    }

    [GeneratedRegex(@"-?\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}

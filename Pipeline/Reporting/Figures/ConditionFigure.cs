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

    private const double Width = 270;

    private const double Left = 40;

    private const int MostModels = 12;

    /// <summary>The figure of a metric, one panel a set of stimuli; null when none has rows by condition.</summary>
    /// <param name="groups">Groups of one benchmark and metric.</param>
    /// <param name="chance">The score of guessing, or null where it is not known.</param>
    public static Figure? Make(IReadOnlyList<ScoreGroup> groups, double? chance)
    {
        List<(ScoreGroup Group, List<ScoreRow> Rows)> sets = [.. groups.Select(group => (group, Scored(group))).Where(set => set.Item2.Count > 0)];
        if (sets.Count == 0)
        {
            return null;
        }

        List<ScoreRow> rows = [.. sets.SelectMany(set => set.Rows)];
        ScoreRow[] all = [.. rows.Where(row => !ScoreGroups.IsHuman(row.Family)).DistinctBy(row => row.Model).OrderBy(row => row.Model, StringComparer.Ordinal)];
        ScoreRow[] models = all[..Math.Min(all.Length, MostModels)];
        Dictionary<string, Tone> tones = ModelTones.Of(models);
        bool hasHumans = rows.Exists(row => ScoreGroups.IsHuman(row.Family));
        ScoreGroup first = sets[0].Group;
        string id = "conditions-" + (sets.Count == 1 ? first.Id : Slug.Of($"{first.Benchmark} {first.Metric}"));
        string title = sets.Count == 1 ? first.Title : $"{first.Benchmark} · {first.Metric}";
        string humans = !hasHumans ? "No human observers in these rows." : rows.Exists(row => ScoreGroups.IsHuman(row.Family) && row.Subject is not null) ? "Black: mean over human observers; grey band or bar: their range." : "Black: mean over human observers.";
        return new Figure
        {
            Id = id,
            Question = $"Do models fail where humans fail: {title}?",
            Panels = [.. sets.Select(set => Panel(set.Group, set.Rows, tones, chance))],
            Caption = $"Score ({first.Metric}) by condition, one panel a set of stimuli. Conditions that are numbers stand in their order and are joined; others have no order. {humans}{(ModelTones.AreAlike(models) ? " Colour: model; shape: regime." : string.Empty)}{(all.Length > MostModels ? $" The first {MostModels} of {all.Length} models by name are drawn; all are in the data." : string.Empty)}{(chance is null ? string.Empty : " Dashed: chance.")}",
            Data = FigureData.Conditions(id, $"{title} by condition.", rows, first.IsBounded),
            Legend = [.. models.Select(row => (new PointMark(8, 8, 4.6, Palette.Regime(row.Regime), tones[row.Model]), row.Model)), .. hasHumans ? [(new PointMark(8, 8, 4.6, MarkerShape.Disc, Tone.Ink), "humans, mean")] : Array.Empty<(PointMark, string)>()],
            Warning = first.Warning,
        };
    }

    private static List<ScoreRow> Scored(ScoreGroup group) => [.. group.Conditions.Where(row => row.Score is { } score && double.IsFinite(score))];

    private static Scene Panel(ScoreGroup group, List<ScoreRow> rows, Dictionary<string, Tone> tones, double? chance)
    {
        (List<string> conditions, bool ordered) = Order([.. rows.Select(row => row.Condition!).Distinct()]);
        var axis = new LinearAxis(rows.Select(row => row.Score!.Value).Concat(chance is null ? [] : [chance.Value]), Height - 62, group.Warning is null ? 44 : 60);
        var humans = rows.Where(row => ScoreGroups.IsHuman(row.Family)).ToList();
        var scene = new Scene(Width, Height, $"{group.Title} by condition", $"{rows.Select(row => row.Model).Distinct().Count(tones.ContainsKey)} models and {humans.Select(row => row.Subject).Distinct().Count()} human observers over {conditions.Count} conditions.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(group.IsPart ? group.Stimuli[(group.Stimuli.LastIndexOf('/') + 1)..] : group.Title, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        scene.Add(new TextMark(0, 29, EmbeddedFont.Fit("↑ " + group.Metric, 11.5, Width)));
        if (group.Warning is not null)
        {
            scene.Add(new TextMark(0, 45, EmbeddedFont.Fit(group.ShortWarning!, 11.5, Width), Tone: Tone.Vermilion));
        }

        Backdrop.Rows(scene, axis, Left, Width);
        double slot = (Width - Left) / conditions.Count;
        double At(int i) => Left + ((i + 0.5) * slot);
        bool stagger = conditions.Exists(condition => EmbeddedFont.Measure(NameText.Visible(condition), 11.5) > slot - 6);
        for (int i = 0; i < conditions.Count; i++)
        {
            scene.Add(new TextMark(At(i), Height - 42 + (stagger ? i % 2 * 14 : 0), EmbeddedFont.Fit(conditions[i], 11.5, (slot * (stagger ? 2 : 1)) - 6), TextAnchor.Middle));
        }

        if (chance is not null)
        {
            scene.Add(new LineMark(Left, axis.At(chance), Width, axis.At(chance), Tone.Muted, 1, Dashed: true));
            scene.Add(new TextMark(Left + 2, axis.At(chance) - 4, "chance"));
        }

        DrawHumans(scene, axis, conditions, humans, ordered, At);
        foreach (var model in rows.Where(row => tones.ContainsKey(row.Model)).GroupBy(row => row.Model).OrderBy(model => model.Key, StringComparer.Ordinal))
        {
            List<(ScoreRow Row, double X, double Y)> points = [.. model.Select(row => (row, At(conditions.IndexOf(row.Condition!)), axis.At(row.Score))).OrderBy(point => point.Item2)];
            DrawModel(scene, points, tones[model.Key], ordered, group.IsBounded);
        }

        scene.Add(new TextMark((Left + Width) / 2, Height - 4, "condition", TextAnchor.Middle));
        return scene;
    }

    private static void DrawModel(Scene scene, List<(ScoreRow Row, double X, double Y)> points, Tone tone, bool ordered, bool bounded)
    {
        if (ordered)
        {
            scene.Add(new PathMark([.. points.Select(point => (point.X, point.Y))], Closed: false, tone, Tone.None, 1.2));
        }

        foreach ((ScoreRow row, double x, double y) in points)
        {
            scene.Add(new PointMark(x, y, 3.4, Palette.Regime(row.Regime), tone) { Owner = row.Model, Tip = $"{NameText.Short(row.Model)}, {NameText.Short(row.Condition)}: {NumberText.Score(row.Score, bounded)}" });
        }
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

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Wording;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>Shape bias by the category of the shape, from texture on the left to shape on the right, with the bias over all categories in a last row; humans in black.</summary>
/// <remarks>After Geirhos et al. 2019, doi:10.48550/arXiv.1811.12231, figure 4. Where more models were scored than can be told apart, a marker is the mean over the models of a family and regime.</remarks>
public static class ShapeBiasFigure
{
    private const double Width = 620;

    private const double Left = 130;

    private const double Top = 62;

    private const double RowHeight = 25;

    private const int MostMarkers = 12;

    private const string All = "all categories";

    /// <summary>The figure of a group; null when it has no rows by category.</summary>
    public static Figure? Make(ScoreGroup group)
    {
        List<ScoreRow> rows = [.. group.Conditions.Where(row => IsScored(row) && row.Subject is null)];
        if (rows.Count == 0)
        {
            return null;
        }

        string[] categories = [.. rows.Select(row => row.Condition!).Distinct()];
        List<ScoreRow> whole = [.. group.Entries.Select(entry => entry.Identity).Concat(group.Humans).Where(IsScored).Select(row => row with { Condition = All })];
        rows.AddRange(whole);
        List<Observer> observers = Observers(rows, out bool areCells);
        double bottom = Top + ((categories.Length + 1) * RowHeight) + 8;
        LinearAxis axis = new([1], Left, Width - 12);
        Scene scene = new(Width, bottom + 42, $"{group.Title} by category", $"{observers.Count(observer => !observer.IsHuman)} {(areCells ? "families and regimes" : "models")} over {categories.Length} categories.");
        scene.Add(new TextMark(0, 13, EmbeddedFont.Fit(group.Title, 13, Width, bold: true), Tone: Tone.Ink, Size: 13, Bold: true));
        if (group.ShortWarning is { } warning)
        {
            scene.Add(new TextMark(0, 30, EmbeddedFont.Fit(warning, 11.5, Width), Tone: Tone.Vermilion));
        }

        Backdrop.Columns(scene, axis, Top - 10, bottom);
        scene.Add(new TextMark(Left, Top - 18, "← texture"));
        scene.Add(new TextMark(Width - 12, Top - 18, "shape →", TextAnchor.End));
        scene.Add(new TextMark((Left + Width) / 2, bottom + 34, "shape decisions among shape and texture decisions", TextAnchor.Middle));
        Rows(scene, axis, [.. categories, All], observers);
        string id = "shape-bias-" + group.Id;
        return new Figure
        {
            Id = id,
            Question = $"By shape or by texture, category by category: {group.Title}?",
            Panels = [scene],
            Caption = $"Shape bias, shape/(shape + texture) decisions on images whose cues conflict, by the category of the shape; last row: over all.{(areCells ? " A marker is the mean over the models of one family and regime; single models are in the data." : string.Empty)}{(observers.Exists(observer => observer.IsHuman) ? " Black: the human observers' decisions pooled." : " No human observers in these rows.")} A category without a decision of either kind has no marker.",
            Data = FigureData.Conditions(id, $"{group.Title} by category.", rows, group.IsBounded),
            Legend = [.. observers.Select(observer => (new PointMark(8, 8, 4.6, observer.Shape, observer.Tone), observer.Name))],
            Warning = group.Warning,
            IsWide = true,
        };
    }

    private static bool IsScored(ScoreRow row) => row.Score is { } score && double.IsFinite(score);

    private static void Rows(Scene scene, LinearAxis axis, string[] categories, List<Observer> observers)
    {
        for (int i = 0; i < categories.Length; i++)
        {
            double y = Top + ((i + 0.5) * RowHeight) + (categories[i] == All ? 8 : 0);
            if (categories[i] == All)
            {
                scene.Add(new LineMark(0, y - (RowHeight / 2) - 2, Width, y - (RowHeight / 2) - 2, Tone.Grid));
            }

            scene.Add(new TextMark(Left - 10, y + 4, EmbeddedFont.Fit(categories[i], 11.5, Left - 12), TextAnchor.End, Tone.Ink));
            foreach (Observer observer in observers)
            {
                if (observer.Scores.TryGetValue(categories[i], out double score))
                {
                    scene.Add(new PointMark(axis.At(score), y, observer.IsHuman ? 5 : 4.2, observer.Shape, observer.Tone) { Owner = observer.Name, Tip = $"{NameText.Short(observer.Name)}, {NameText.Short(categories[i])}: {NumberText.Score(score)}" });
                }
            }
        }
    }

    private static List<Observer> Observers(List<ScoreRow> rows, out bool areCells)
    {
        var models = rows.Where(row => !ScoreGroups.IsHuman(row.Family)).ToList();
        bool cells = models.Select(row => row.Model).Distinct().Count() > MostMarkers;
        areCells = cells;
        Dictionary<string, Tone> tones = cells ? [] : ModelTones.Of([.. models.DistinctBy(row => row.Model).OrderBy(row => row.Model, StringComparer.Ordinal)]);
        return
        [
            .. models.GroupBy(row => cells ? $"{row.Family} · {row.Regime}" : row.Model).OrderBy(own => own.Key, StringComparer.Ordinal)
                .Select(own => new Observer(own.Key, Palette.Regime(own.First().Regime), cells ? Palette.Family(own.First().Family) : tones[own.Key], IsHuman: false, Means(own))),
            .. rows.Where(row => ScoreGroups.IsHuman(row.Family)).GroupBy(row => row.Model)
                .Select(own => new Observer(own.Key, MarkerShape.Disc, Tone.Ink, IsHuman: true, Means(own))),
        ];
    }

    private static Dictionary<string, double> Means(IEnumerable<ScoreRow> rows) => rows.GroupBy(row => row.Condition!).ToDictionary(own => own.Key, own => own.Average(row => row.Score!.Value), StringComparer.Ordinal);

    private sealed record Observer(string Name, MarkerShape Shape, Tone Tone, bool IsHuman, IReadOnlyDictionary<string, double> Scores);
}

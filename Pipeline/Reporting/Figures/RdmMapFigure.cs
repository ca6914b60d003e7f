using Concord.Alignment.Rsa;
using Concord.Alignment.Statistics;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Tables;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Reporting.Figures;

/// <summary>RDMs as places: in the first panel each RDM is a point, in the others each stimulus, as its RDM arranges them.</summary>
public static class RdmMapFigure
{
    private const int MostStimuli = 200;

    private static readonly Tone[] Tones = [Tone.Blue, Tone.Vermilion, Tone.Green, Tone.Purple, Tone.Ochre, Tone.Grey];

    private static readonly MarkerShape[] Shapes = [MarkerShape.Disc, MarkerShape.Square, MarkerShape.TriangleUp, MarkerShape.Diamond];

    /// <summary>The figure of the RDMs of a benchmark; null where fewer than two can be compared.</summary>
    public static Figure? Make(string benchmark, IReadOnlyList<RdmPicture> pictures, string? warning)
    {
        List<RdmPicture> whole = [.. pictures.Where(picture => picture.StimulusCount > 2 && picture.UpperTriangle.Length == Rdm.PairCount(picture.StimulusCount) && picture.UpperTriangle.All(double.IsFinite) && picture.UpperTriangle.Distinct().Skip(1).Any())];
        whole = [.. whole.Where(picture => picture.StimulusCount == whole[0].StimulusCount)];
        if (whole.Count < 2)
        {
            return null;
        }

        string id = "rdm-maps-" + Slug.Of(benchmark);
        List<(int First, int Second, double Correlation)> pairs = [.. from i in Enumerable.Range(0, whole.Count) from j in Enumerable.Range(i + 1, whole.Count - i - 1) select (i, j, Spearman.Compute(whole[i].UpperTriangle, whole[j].UpperTriangle).Value)];
        string[] groups = [.. whole[0].GroupLabels.Distinct()];
        bool grouped = whole[0].GroupLabels.Count == whole[0].StimulusCount && groups.Length <= Tones.Length * Shapes.Length;
        List<Scene> panels = whole.Count < 3 ? [] : [Models(whole, pairs)];
        if (grouped && whole[0].StimulusCount <= MostStimuli)
        {
            panels.AddRange(whole.Select(picture => Stimuli(picture, groups)));
        }

        return panels.Count == 0 ? null : new Figure
        {
            Id = id,
            Question = $"Which RDMs are alike, and how does each arrange the stimuli: {benchmark}?",
            Panels = panels,
            Caption = $"Classical multidimensional scaling: near points are alike, directions mean nothing.{(whole.Count < 3 ? string.Empty : " First panel: RDMs, at the distance 1 − Spearman's ρ of their entries.")}{(panels.Count < 2 ? string.Empty : $" {(whole.Count < 3 ? "Each panel" : "The others")}: the {whole[0].StimulusCount} stimuli of one RDM; shape and colour: group.")} What a plane cannot show is lost: read distances in the RDMs themselves.",
            Data = Data(id, whole, pairs),
            Legend = panels.Count < 2 ? [] : [.. groups.Select((group, i) => (new PointMark(8, 8, 4.6, Shape(i), Tones[i % Tones.Length]), group))],
            Warning = warning,
        };
    }

    private static Scene Models(List<RdmPicture> pictures, List<(int First, int Second, double Correlation)> pairs) =>
        ArrangementPanel.Make("RDMs", ClassicalScaling.Compute(new Rdm(pictures.Count, [.. pairs.Select(pair => 1 - pair.Correlation)])), [.. pictures.Select(picture => (picture.Title, MarkerShape.Disc, Tone.Blue, true))]);

    private static Scene Stimuli(RdmPicture picture, string[] groups) =>
        ArrangementPanel.Make(picture.Title, ClassicalScaling.Compute(new Rdm(picture.StimulusCount, picture.UpperTriangle)), [.. picture.GroupLabels.Select(label => Array.IndexOf(groups, label)).Select(group => (groups[group], Shape(group), Tones[group % Tones.Length], false))]);

    private static MarkerShape Shape(int group) => Shapes[(group + (group / Tones.Length)) % Shapes.Length];

    private static ReportTable Data(string id, List<RdmPicture> pictures, List<(int First, int Second, double Correlation)> pairs) => new()
    {
        Id = id,
        Caption = "Rank correlation of the entries of two RDMs of the same stimuli.",
        Heads = [new("first", "First", "An RDM."), new("second", "Second", "Another RDM."), new("spearman", "Spearman's ρ", "Rank correlation of their entries.") { IsNumeric = true }],
        Rows = [.. pairs.Select(pair => (IReadOnlyList<TableCell>)[Name(pictures[pair.First]), Name(pictures[pair.Second]), new(NumberText.Score(pair.Correlation), pair.Correlation)])],
    };

    private static TableCell Name(RdmPicture picture) => new(NameText.Short(picture.Title)) { Full = picture.Title };
}

using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Drawing;
using Concord.Pipeline.Reporting.Figures;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Tests.Reporting.Figures;

/// <summary>Shape bias by category as it is drawn.</summary>
public sealed class ShapeBiasFigureTests
{
    [Fact]
    public void Every_observer_has_a_marker_in_each_category_and_for_all_of_them_and_humans_are_black()
    {
        Figure figure = Draw([.. Of("net", "convnet", 0.2, 0.4, 0.3), .. Of("humans", "human", 0.9, 1.0, 0.95)]);
        PointMark[] markers = [.. figure.Panels[0].Marks.OfType<PointMark>()];
        PointMark[] net = [.. markers.Where(marker => marker.Owner == "net")];
        Assert.Equal(["net, boat: .200", "net, car: .400", "net, all categories: .300"], net.Select(marker => marker.Tip));
        Assert.All(markers.Where(marker => marker.Owner == "humans"), marker => Assert.Equal(Tone.Ink, marker.Tone));

        // .4 lies twice as far from the axis' zero as .2, and shape is on the right.
        double zero = (2 * net[0].X) - net[1].X;
        Assert.Equal(3 * (net[0].X - zero) / 2, net[2].X - zero, 1e-9);
        Assert.True(net[1].X > net[0].X);
        Assert.Equal(6, figure.Data.Rows.Count);
    }

    [Fact]
    public void A_category_without_decisions_has_no_marker_and_a_group_without_categories_no_figure()
    {
        ScoreRow[] rows = [.. Of("net", "convnet", 0.2, null, 0.2)];
        Assert.Equal(2, Draw(rows).Panels[0].Marks.OfType<PointMark>().Count());
        Assert.Null(ShapeBiasFigure.Make(Group([rows[^1]])));
    }

    [Fact]
    public void More_models_than_can_be_told_apart_are_drawn_as_means_of_family_and_regime()
    {
        Figure figure = Draw([.. Enumerable.Range(0, 14).SelectMany(i => Of($"net{i:00}", i % 2 == 0 ? "convnet" : "mixer", i % 2 == 0 ? 0.2 : (i < 8 ? 0.4 : 0.6), 0.5, 0.5))]);
        PointMark[] boat = [.. figure.Panels[0].Marks.OfType<PointMark>().Where(marker => marker.Tip!.Contains("boat", StringComparison.Ordinal))];
        Assert.Equal(["convnet · supervised, boat: .200", "mixer · supervised, boat: .486"], boat.Select(marker => marker.Tip)); // four of .4 and three of .6
        Assert.Contains("mean over the models of one family and regime", figure.Caption, StringComparison.Ordinal);
        Assert.Equal(42, figure.Data.Rows.Count);
    }

    private static Figure Draw(ScoreRow[] rows) => Assert.IsType<Figure>(ShapeBiasFigure.Make(Group(rows)));

    private static ScoreGroup Group(ScoreRow[] rows) => Assert.Single(ScoreGroups.From(SampleRun.Make(2) with { Scores = rows, Resamples = [] }));

    private static ScoreRow[] Of(string model, string family, double? boat, double? car, double all) =>
    [
        Row(model, family, boat, "boat"), Row(model, family, car, "car"), Row(model, family, all, null),
    ];

    private static ScoreRow Row(string model, string family, double? score, string? condition) =>
        SampleRun.Row(model, "b", score, "shape-bias") with { Family = family, Condition = condition, Layer = null, LayerIndex = null, Depth = null, Fingerprint = $"{model}/{condition}" };
}

using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class TransformManifestTests
{
    private const string Text = """
        name: changed
        seed: 7
        models:
          - { id: net, architecture: resnet18, weights: { init: 3 } }
          - { id: near, architecture: resnet18, weights: { init: 3 }, visual-degrees: 4 }
        benchmarks:
          - { id: b, dataset: kriegeskorte92, region: hIT, metrics: [rsa], transform: none }
        """;

    [Theory]
    [InlineData("none", "none")]
    [InlineData("greyscale", "greyscale")]
    [InlineData("shift(dx=8, dy=0)", "shift(dx=8,dy=0,fill=grey)")]
    [InlineData("shift(8, -2, edge)", "shift(dx=8,dy=-2,fill=edge)")]
    [InlineData("{ shift: { dx: 8, dy: 0 } }", "shift(dx=8,dy=0,fill=grey)")]
    [InlineData("{ permute-fixed: }", "permute-fixed(seed=7,block=1)")]
    [InlineData("permute-fixed(seed=2)", "permute-fixed(seed=2,block=1)")]
    [InlineData("[greyscale, { contrast: { factor: 0.3 } }, noise(20)]", "greyscale+contrast(factor=0.3)+noise(sd=20,kind=uniform,seed=7)")]
    [InlineData("greyscale + contrast(0.3)", "greyscale+contrast(factor=0.3)")]
    public void Every_form_is_read_as_one_text_with_the_manifests_seed(string written, string canonical)
    {
        Manifest manifest = Reading.Good(Text.Replace("transform: none", $"transform: {written}", StringComparison.Ordinal));
        Assert.Equal(canonical, Assert.Single(manifest.Benchmarks).Transform);
        string locked = LockFileWriter.Write(manifest, LockExtras.None);
        Assert.Equal(canonical, Assert.Single(Reading.Good(locked).Benchmarks).Transform);
    }

    [Fact]
    public void A_grid_of_transforms_makes_benchmarks_and_the_one_as_written_keeps_its_name()
    {
        Manifest manifest = Reading.Good(Text + "\ngrid: { benchmarks.transform: [none, permute-fixed, shift(dx=8, dy=-2), permute-fixed(seed=9), none, { phase-scramble: }] }");
        Assert.Equal(
            [("b", "none"), ("b.permute-fixed", "permute-fixed(seed=7,block=1)"), ("b.shift-dx-8-dy-m2", "shift(dx=8,dy=-2,fill=grey)"), ("b.permute-fixed-seed-9", "permute-fixed(seed=9,block=1)"), ("b.phase-scramble", "phase-scramble(seed=7,width=180)")],
            manifest.Benchmarks.Select(benchmark => (benchmark.Id, benchmark.Transform)));
        Assert.Equal(manifest.Benchmarks.Select(benchmark => (benchmark.Id, benchmark.Transform)), Reading.Good(LockFileWriter.Write(manifest, LockExtras.None)).Benchmarks.Select(benchmark => (benchmark.Id, benchmark.Transform)));
    }

    [Fact]
    public void A_grid_leaves_texts_as_they_are()
    {
        ManifestReadResult result = Reading.Text("""
            name: words
            models: [ { id: gpt, architecture: gpt, weights: { init: 3 } } ]
            benchmarks: [ { id: b, dataset: sentences, region: language, metrics: [ ridge ] } ]
            grid: { benchmarks.transform: [none, permute-fixed] }
            """);
        Assert.Equal("none", Assert.Single(result.Manifest!.Benchmarks).Transform);
        Assert.Equal("the grid's transforms are left out for 'b', whose stimuli are texts.", Assert.Single(result.Findings).Message);
    }

    [Fact]
    public void Texts_have_neither_transforms_nor_degrees()
    {
        ManifestReadResult result = Reading.Text("""
            name: words
            models: [ { id: gpt, architecture: gpt, weights: { init: 3 }, visual-degrees: 4 } ]
            benchmarks: [ { id: b, dataset: sentences, region: language, transform: greyscale, metrics: [ ridge ] } ]
            """);
        Assert.Equal(
            ["'visual-degrees' has no meaning for model 'gpt', which takes texts.", "transform 'greyscale' changes pictures; the stimuli of 'sentences' are texts."],
            result.Findings.Select(finding => finding.Message));
    }

    [Fact]
    public void What_cannot_be_shown_the_changed_stimuli_is_left_out_by_name()
    {
        ManifestReadResult result = Reading.Text(Text.Replace("benchmarks:", "  - { id: hmax, from: { dataset: kriegeskorte92, name: HMAX } }\nbenchmarks:", StringComparison.Ordinal).Replace("transform: none", "transform: permute-fixed", StringComparison.Ordinal));
        Finding warning = Assert.Single(result.Findings);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.Equal("hmax cannot be scored on 'b' and is left out of it: it scores representations, of stimuli changed by permute-fixed(seed=7,block=1), which only a network that is run here can be shown.", warning.Message);
    }

    [Fact]
    public void Degrees_are_eight_unless_said()
    {
        Manifest manifest = Reading.Good(Text);
        Assert.Equal([8, 4], manifest.Models.Select(model => model.VisualDegrees));
        Assert.Equal([8, 4], Reading.Good(LockFileWriter.Write(manifest, LockExtras.None)).Models.Select(model => model.VisualDegrees));
    }
}

using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class TransformRunTests
{
    private const string Manifest = """
        name: changed
        seed: 3
        bootstrap: 0
        models:
          - { id: pixels, architecture: pixels, weights: { init: 0 }, regime: none }
          - { id: cnn, architecture: cifar-cnn-a, weights: { init: 1 } }
          - { id: near, architecture: cifar-cnn-a, weights: { init: 1 }, visual-degrees: 4 }
        simulations:
          - { id: sim, stimuli: drawn-objects, from: { model: cnn, layer: 3 }, neuroids: 40, subjects: 1, repetitions: 4, noise: 0.5, region: IT }
        benchmarks:
          - { id: b, dataset: sim, region: IT, metrics: [ { rsa: { distance: correlation, compare: spearman }, ceiling: none } ] }
        grid: { benchmarks.transform: [none, shift(0, 0), permute-fixed, permute-each] }
        report: { by: [family], formats: [html, csv] }
        """;

    [Fact]
    public void One_manifest_scores_stimuli_as_they_are_and_changed()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), Manifest);
        ProgramResult first = ConcordProgram.Run("run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);
        IReadOnlyList<ScoreRow> rows = SmallRun.Scores(folder.File("out"));
        Assert.Equal(
            [("b", "drawn-objects"), ("b.shift-dx-0-dy-0", "drawn-objects.shift(dx=0,dy=0,fill=grey)"), ("b.permute-fixed", "drawn-objects.permute-fixed(seed=3,block=1)"), ("b.permute-each", "drawn-objects.permute-each(seed=3,block=1)")],
            rows.Select(row => (row.Benchmark, row.Stimuli)).Distinct());

        // Moving by nothing: other stimuli, the same pixels, the same numbers.
        ScoreRow[] raw = Of("b");
        ScoreRow[] moved = Of("b.shift-dx-0-dy-0");
        Assert.Equal(raw.Select(row => (row.Model, row.Layer, row.Score)), moved.Select(row => (row.Model, row.Layer, row.Score)));
        Assert.Empty(raw.Select(row => row.Fingerprint).Intersect(moved.Select(row => row.Fingerprint)));

        // Correlations of pictures over pixels do not know where a pixel stands; a network with small filters does. An order of its own for each picture leaves nothing but colours.
        Assert.Equal(Best("b", "pixels"), Best("b.permute-fixed", "pixels"), 1e-6);
        Assert.True(Best("b.permute-each", "pixels") < Best("b", "pixels") - 0.1);
        Assert.True(Best("b.permute-fixed", "cnn") < Best("b", "cnn") - 0.05, $"{Best("b.permute-fixed", "cnn")} {Best("b", "cnn")}");

        // Nothing is known of the drawings' degrees: 'near' sees what 'cnn' sees, and it is said.
        Assert.Equal(Of("b").Where(row => row.Model == "cnn").Select(row => row.Fingerprint), Of("b").Where(row => row.Model == "near").Select(row => row.Fingerprint));
        string page = File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html"));
        Assert.Contains("visual degrees of &#39;drawn-objects&#39; are not known: its pictures are shown as they are to near too", page.Replace("'", "&#39;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Benchmark b.permute-fixed: networks are shown the pictures changed; what was recorded stays. permute-fixed(seed=3,block=1): pixels (or blocks) are put in another order", page, StringComparison.Ordinal);
        Assert.Contains("rsa(correlation,spearman) · permute-fixed(seed=3,block=1)", page, StringComparison.Ordinal);
        Assert.Contains("drawn-objects.permute-each(seed=3,block=1)", File.ReadAllText(Path.Combine(folder.File("out"), "report", "tables", "all-rows.csv")), StringComparison.Ordinal);

        foreach (string manifest in (string[])[folder.File("m.yaml"), Path.Combine(folder.File("out"), "manifest.lock.yaml")])
        {
            ProgramResult again = ConcordProgram.Run("run", manifest, "--store", folder.File("store"), "--out", folder.File("again")).Expect(0);
            Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
            Assert.Equal(rows.Select(row => row.Fingerprint), SmallRun.Scores(folder.File("again")).Select(row => row.Fingerprint));
        }

        ScoreRow[] Of(string benchmark) => [.. rows.Where(row => row.Benchmark == benchmark && row.Subject is null)];
        double Best(string benchmark, string model) => Of(benchmark).Where(row => row.Model == model).Max(row => row.Score!.Value);
    }

    [Fact]
    public void A_network_that_sees_half_the_degrees_is_shown_the_middle()
    {
        using TemporaryFolder folder = new();
        string dataset = Path.Combine(Repository.Root, "manifests", "datasets", "example.yaml"); // 8 degrees wide
        File.WriteAllText(folder.File("m.yaml"), $$"""
            name: degrees
            bootstrap: 0
            models:
              - { id: same, architecture: pixels, weights: { init: 0 }, regime: none }
              - { id: narrow, architecture: pixels, weights: { init: 0 }, regime: none, visual-degrees: 4 }
              - { id: wide, architecture: pixels, weights: { init: 0 }, regime: none, visual-degrees: 16 }
            benchmarks:
              - { id: b, dataset: {{dataset}}, region: IT, metrics: [ { rsa: { distance: correlation, compare: spearman }, ceiling: none } ] }
            report: { by: [family], formats: [html, csv] }
            """);
        ConcordProgram.Run("run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);
        ScoreRow[] rows = [.. SmallRun.Scores(folder.File("out")).Where(row => row.Subject is null && row.Selection is null or "fixed")];
        Assert.Equal(["same", "narrow", "wide"], rows.Select(row => row.Model));
        Assert.Equal("example-shapes", Assert.Single(rows.Select(row => row.Stimuli).Distinct()));
        Assert.Equal(3, rows.Select(row => row.Score).Distinct().Count());
        Assert.Equal(3, rows.Select(row => row.Fingerprint).Distinct().Count());
        string page = File.ReadAllText(Path.Combine(folder.File("out"), "report", "index.html"));
        Assert.Contains("Pictures of example-shapes are 8 degrees of visual angle wide; same sees 8: as they are; narrow sees 4: their centre is cut out; wide sees 16: padded with grey.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Stimuli_are_drawn_side_by_side_as_networks_are_shown_them()
    {
        using TemporaryFolder folder = new();
        ProgramResult result = ConcordProgram.Run("datasets", "show", "drawn-objects", "--pictures", folder.File("seen.png"), "--transform", "rotate(15)", "--count", "5").Expect(0);
        Assert.Contains("5 of 120 stimuli of drawn-objects.rotate(degrees=15,fill=grey)", result.Output, StringComparison.Ordinal);
        Assert.Equal((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder.File("seen.png"))[..4]);
        Assert.Contains("no transform 'rotat'", ConcordProgram.Run("datasets", "show", "drawn-objects", "--pictures", folder.File("x.png"), "--transform", "rotat(15)").Expect(2).Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("x.png")));
    }
}

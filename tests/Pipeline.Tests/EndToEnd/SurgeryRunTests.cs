using System.Text.Json;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class SurgeryRunTests
{
    private const string Manifest = """
        name: surgery
        seed: 3
        bootstrap: 0
        models:
          - { id: whole, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.2, "*.attn.head.1"], readout: { tokens: mean } }
          - { id: cut, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.2], readout: { tokens: mean }, ablate: { heads: [0], positions: shuffle } }
          - { id: shared, architecture: vit-tiny-32, options: { attention: shared }, weights: { init: 1 }, layers: [blocks.2], readout: { tokens: mean } }
          - { id: half, architecture: vit-tiny-32, weights: { init: 1 }, layers: [blocks.2], readout: { tokens: mean }, precision: bfloat16 }
        simulations:
          - { id: sim, stimuli: drawn-objects, from: { model: whole, layer: blocks.2 }, neuroids: 5, subjects: 1, repetitions: 2, noise: 0.5, region: IT }
        benchmarks:
          - { id: b, dataset: sim, region: IT, metrics: [ { rsa: { distance: correlation, compare: spearman }, ceiling: none } ] }
        report: { by: [ablate, options.attention, precision], formats: [markdown, csv] }
        """;

    [Fact]
    public void Lesions_options_and_precision_are_scored_told_apart_and_repeated_by_the_lock_file()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), Manifest);
        ConcordProgram.Run("run", folder.File("m.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);
        IReadOnlyList<ScoreRow> rows = SmallRun.Scores(folder.File("out"));
        ScoreRow[] block = [.. rows.Where(row => row is { Layer: "blocks.2", Selection: "" or "fixed" or null })];
        Assert.Equal(["whole", "cut", "shared", "half"], block.Select(row => row.Model).Distinct());
        Assert.Equal(["none", "heads 0; positions shuffle 3", "none", "none"], Tags("ablate"));
        Assert.Equal(["separate", "separate", "shared", "separate"], Tags("options.attention"));
        Assert.Equal(["float32", "float32", "float32", "bfloat16"], Tags("precision"));
        Assert.Equal("vit-tiny-32[attention=shared]", First("shared").Architecture);
        double whole = First("whole").Score!.Value;
        Assert.NotEqual(whole, First("cut").Score!.Value);
        Assert.InRange(First("half").Score!.Value, whole - 0.05, whole + 0.05);
        Assert.NotEqual(whole, First("half").Score!.Value);
        Assert.Equal(6, rows.Where(row => row.Model == "whole" && row.Layer?.EndsWith(".attn.head.1", StringComparison.Ordinal) == true).Select(row => row.Layer).Distinct().Count());

        string[] tables = [.. Directory.GetFiles(Path.Combine(folder.File("out"), "report", "tables"), "*.md").Select(File.ReadAllText)];
        Assert.Contains(tables, table => table.Contains("| Variant", StringComparison.Ordinal) && table.Contains("heads 0; positions shuffle 3", StringComparison.Ordinal) && table.Contains("attention=shared", StringComparison.Ordinal));

        ProgramResult again = ConcordProgram.Run("run", Path.Combine(folder.File("out"), "manifest.lock.yaml"), "--store", folder.File("store"), "--out", folder.File("again")).Expect(0);
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(rows.Select(row => row.Fingerprint), SmallRun.Scores(folder.File("again")).Select(row => row.Fingerprint));

        ScoreRow First(string model) => block.First(row => row.Model == model);
        string[] Tags(string name) => [.. ((string[])["whole", "cut", "shared", "half"]).Select(model => JsonDocument.Parse(First(model).Tags).RootElement.GetProperty(name).GetString()!)];
    }
}

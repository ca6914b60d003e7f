using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class AnalysesManifestTests
{
    private const string OfTables = """
        name: scaling
        seed: 42
        tables: [ { id: trained, path: scores.csv } ]
        analyses:
          - { id: compute, kind: scaling, x: total_flops, unit: 1e13, benchmarks: [V1, IT], table: trained, where: { dataset: [imagenet, ecoset], is_ssl: "False" } }
          - { id: steps, kind: development }
        """;

    [Fact]
    public void Tables_stand_in_the_place_of_models_and_benchmarks()
    {
        Manifest manifest = OfFile(OfTables).Manifest!;
        Assert.Empty(manifest.Models);
        AnalysisSpec compute = manifest.Analyses[0];
        Assert.Equal((AnalysisKind.Scaling, "power", 1000, 42L), (compute.Kind, compute.Form, compute.Draws, compute.Seed));
        Assert.Equal([1e13], compute.Units);
        Assert.Equal(["imagenet", "ecoset"], compute.Where["dataset"]);
        Assert.Equal(["checkpoint_step"], manifest.Analyses[1].X);
    }

    [Fact]
    public void A_lock_file_of_tables_reads_back_the_same()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("scores.csv"), "model,score\n");
        File.WriteAllText(folder.File("m.yaml"), OfTables);
        Manifest manifest = Reading.File(folder.File("m.yaml")).Manifest!;
        File.WriteAllText(folder.File("lock.yaml"), LockFileWriter.Write(manifest, LockExtras.None));
        Manifest again = Reading.File(folder.File("lock.yaml")).Manifest!;
        Assert.Equal(Structure.Of(manifest), Structure.Of(again));
    }

    [Theory]
    [InlineData("kind: scaling, x: total_flops", "kind: scaling", "lacks 'x'")]
    [InlineData("x: total_flops", "x: [total_flops, n]", "takes 1 measure in 'x'; found 2")]
    [InlineData("unit: 1e13", "form: chinchilla", "takes 2 measures in 'x'; found 1")]
    [InlineData("unit: 1e13", "form: exponential", "power, shifted, chinchilla")]
    [InlineData("unit: 1e13", "unit: 0", "'unit' is 0")]
    [InlineData("table: trained", "table: train", "Did you mean 'trained'?")]
    [InlineData("id: steps", "id: compute", "already taken on line 5")]
    [InlineData("kind: development", "kind: development, form: power", "unknown key 'form'")]
    [InlineData("scores.csv", "nowhere.csv", "there is no table, column map or run directory")]
    [InlineData("name: scaling", "name: scaling\nbenchmarks: []", "both 'tables' and 'benchmarks'")]
    public void Mistakes_are_named(string written, string instead, string told) =>
        Assert.Contains(told, string.Join('\n', OfFile(OfTables.Replace(written, instead, StringComparison.Ordinal)).Findings), StringComparison.Ordinal);

    [Theory]
    [InlineData("x: depth", "measure 'depth'")]
    [InlineData("x: year, by: flavour", "factor 'flavour'")]
    [InlineData("x: year, where: { taste: sweet }", "factor 'taste'")]
    [InlineData("x: year, benchmarks: [V5]", "benchmark or region 'V5'")]
    public void What_the_models_of_a_run_lack_is_named(string asked, string told)
    {
        string text = Reading.Small.Replace("weights: { init: 3 }", "weights: { init: 3 }\n    tags: { year: 2015 }", StringComparison.Ordinal) + $"\nanalyses: [ {{ id: a, kind: scaling, {asked} }} ]\n";
        Assert.Contains(told, string.Join('\n', Reading.Text(text).Findings), StringComparison.Ordinal);
    }

    private static ManifestReadResult OfFile(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("scores.csv"), "model,score\n");
        File.WriteAllText(folder.File("m.yaml"), text);
        return Reading.File(folder.File("m.yaml"));
    }
}

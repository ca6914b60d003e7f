using System.Globalization;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>A manifest of tables through <c>concord run</c>.</summary>
public sealed class ScalingTablesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void Published_scores_give_the_published_laws_and_curves()
    {
        // The first analyses of the manifest that is shipped, with fewer resamples; its families take a minute.
        string mirror = Repository.Shared("mirror");
        string real = Path.Combine(Repository.Root, "manifests", "real");
        foreach (string map in Directory.GetFiles(real, "scaling-primate-vvs*.map.yaml"))
        {
            File.Copy(map, this.folder.File(Path.GetFileName(map)));
        }

        string[] lines = File.ReadAllLines(Path.Combine(real, "scaling.yaml"));
        int families = Array.FindIndex(lines, line => line.Contains("neural-families", StringComparison.Ordinal));
        File.WriteAllLines(this.folder.File("m.yaml"), [.. lines[..families].Select(line => line.Replace("kind: scaling,", "kind: scaling, draws: 100,", StringComparison.Ordinal)), lines[^1]]);
        ConcordProgram.Run("run", this.folder.File("m.yaml"), "--mirror", mirror, "--store", this.folder.File("store"), "--out", this.folder.File("out")).Expect(0);
        string[] neural = this.Table("scaling-neural-compute")[0];
        Assert.Equal("620", neural[1]);
        Assert.Equal(0.0726773831, Number(neural[8]), 7e-8);
        Assert.StartsWith(".477 (", neural[3], StringComparison.Ordinal);
        string[] behaviour = this.Table("scaling-behaviour-compute")[0];
        Assert.Equal(0.0699723621, Number(behaviour[8]), 7e-8);
        Assert.Equal("no saturation in range", behaviour[3]);
        string[][] curves = this.Table("development-resnet18-imagenet");
        Assert.Equal(["V1 .297 .243", "V2 .253 .277", "V4 .497 .562", "IT .397 .539", "Behavioral .109 .405"], curves.Select(row => $"{row[1]} {Short(row[3])} {Short(row[4])}"));
        string page = File.ReadAllText(this.folder.File(Path.Combine("out", "report", "index.html")));
        Assert.Contains("All 620 models: no saturation in range.", page, StringComparison.Ordinal);
        Assert.Contains("V1: lower at the end, .297 → .243 (−.054)", page, StringComparison.Ordinal);
        Assert.Contains("not computed by Concord", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_ones_own_is_read_reported_and_reported_again()
    {
        File.WriteAllText(this.folder.File("scores.csv"), "model,family,benchmark,score,compute\n" + string.Concat(Enumerable.Range(0, 20).Select(k => string.Create(CultureInfo.InvariantCulture, $"net{k},convnet,V4,{0.5 - (0.4 * Math.Pow(2, -k / 3.0))},{Math.Pow(2, k)}\n"))));
        File.WriteAllText(this.folder.File("m.yaml"), "name: own\ntables: [ { id: mine, path: scores.csv } ]\nanalyses: [ { id: all, kind: scaling, x: compute, draws: 100 } ]\n");
        string[] run = ["run", this.folder.File("m.yaml"), "--store", this.folder.File("store"), "--out", this.folder.File("out")];
        Assert.Contains("No jobs: 1 tables, 1 analyses.", ConcordProgram.Run([.. run, "--dry-run"]).Expect(0).Output, StringComparison.Ordinal);
        ConcordProgram.Run(run).Expect(0);
        Assert.StartsWith(".500 (", this.Table("scaling-all")[0][3], StringComparison.Ordinal);
        Assert.False(File.Exists(this.folder.File(Path.Combine("out", "INCOMPLETE"))));
        string table = File.ReadAllText(this.TablePath("scaling-all"));
        Assert.Contains("Nothing to do", ConcordProgram.Run(run).Expect(0).Output, StringComparison.Ordinal);
        ConcordProgram.Run("report", this.folder.File("out")).Expect(0);
        Assert.Equal(table, File.ReadAllText(this.TablePath("scaling-all")));
        Assert.Contains("tables has no jobs", ConcordProgram.Run("plan", this.folder.File("m.yaml"), "--store", this.folder.File("store")).Expect(2).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_a_table_end_the_run_before_anything_is_written()
    {
        File.WriteAllText(this.folder.File("scores.csv"), "model,benchmark,score\nnet,V4,much\n");
        File.WriteAllText(this.folder.File("m.yaml"), "name: own\ntables: [ { id: mine, path: scores.csv } ]\nanalyses: [ { id: all, kind: development } ]\n");
        ProgramResult result = ConcordProgram.Run("run", this.folder.File("m.yaml"), "--store", this.folder.File("store"), "--out", this.folder.File("out")).Expect(2);
        Assert.Contains("the score is 'much'", result.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(this.folder.File("out")));
    }

    private static double Number(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Short(string cell) => Number(cell).ToString("F3", CultureInfo.InvariantCulture)[1..];

    private string TablePath(string name) => Directory.GetFiles(this.folder.File(Path.Combine("out", "report", "tables")), name + "-*.csv").Single();

    private string[][] Table(string name) => [.. File.ReadAllLines(this.TablePath(name)).Skip(1).Select(line => line.Split(','))];
}

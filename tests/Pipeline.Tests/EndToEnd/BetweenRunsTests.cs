using Concord.Models.Catalogue;
using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Tests;
using SkiaSharp;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>One thing changed between two runs of the program is named as the one reason.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class BetweenRunsTests : IDisposable
{
    private static readonly string s_layers = string.Join(", ", ArchitectureCatalogue.Find("cifar-cnn-a").DefaultLayers.Take(3));

    private static readonly string s_manifest = $$"""
        name: between
        seed: 3
        bootstrap: 100
        compute: { threads: 1, batch: 8 }
        models:
          - { id: net, architecture: cifar-cnn-a, weights: { init: 1 }, layers: [{{s_layers}}] }
        benchmarks:
          - id: it
            dataset: shapes/example.yaml
            region: IT
            layer: nested
            metrics: [ { rsa: { distance: correlation, compare: spearman } } ]
        report: { by: [family], formats: [csv] }
        """;

    private readonly TemporaryFolder folder = new();

    public BetweenRunsTests()
    {
        string from = Path.Combine(Repository.Root, "manifests", "datasets");
        foreach (string path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(this.folder.File("shapes"), Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }

        this.Run("first", s_manifest);
    }

    [Theory]
    [InlineData("Weights", "init: 1", "init: 2")]
    [InlineData("Definition", "compare: spearman", "compare: pearson")]
    [InlineData("Preprocessing", "init: 1 }", "init: 1 }, preprocessing: { mean: [0.4, 0.4, 0.4] }")]
    [InlineData("Seed", "seed: 3", "seed: 4")]
    [InlineData("Draws", "bootstrap: 100", "bootstrap: 120")]
    [InlineData("Device", "batch: 8", "batch: 5")]
    public void A_changed_word_of_the_manifest_is_the_reason(string cause, string word, string instead)
    {
        this.Run("second", s_manifest.Replace(word, instead, StringComparison.Ordinal));
        this.AssertReason(Enum.Parse<ChangeCause>(cause), mayBeEqual: cause == "Device");
    }

    [Fact]
    public void A_layer_that_is_no_longer_scored_is_the_reason_for_another_choice_and_stands_in_one_run_only()
    {
        this.Run("second", s_manifest.Replace($"[{s_layers}]", $"[{string.Join(", ", s_layers.Split(", ").Take(2))}]", StringComparison.Ordinal));
        RunChanges changes = this.Compare();
        Assert.All(changes.Rows.Where(row => row.IsPaired && row.Row.Selection is not null), row => Assert.Equal([ChangeCause.Layer], row.Reasons.Select(reason => reason.Cause)));
        Assert.All(changes.Rows.Where(row => row.IsPaired && row.Row.Selection is null), row => Assert.Empty(row.Reasons));
        Assert.Contains(changes.Rows, row => row.After is null && row.Before!.Layer == s_layers.Split(", ")[2]);
    }

    [Fact]
    public void One_pixel_is_the_reason()
    {
        string picture = Path.Combine(this.folder.File("shapes"), "example", "pictures", "bar1.png");
        using (SKBitmap bitmap = SKBitmap.Decode(picture))
        {
            bitmap.SetPixel(30, 30, bitmap.GetPixel(30, 30) == SKColors.Red ? SKColors.Blue : SKColors.Red);
            using SKData bytes = bitmap.Encode(SKEncodedImageFormat.Png, 100);
            File.WriteAllBytes(picture, bytes.ToArray());
        }

        this.Run("second", s_manifest);
        this.AssertReason(ChangeCause.Data, mayBeEqual: false);
    }

    [Fact]
    public void The_same_manifest_again_changes_nothing_and_a_score_that_changed_by_itself_is_an_alarm()
    {
        ConcordProgram.Run("run", this.folder.File("first.yaml"), "--store", this.folder.File("other-store"), "--out", this.folder.File("second")).Expect(0);
        ProgramResult same = ConcordProgram.Run("diff", this.folder.File("first"), this.folder.File("second")).Expect(0);
        Assert.Contains("first → second: nothing changed.", same.Output, StringComparison.Ordinal);
        Assert.True(this.Compare().IsNothing);

        // Another program made it: that is recorded, and the reason.
        string scores = Path.Combine(this.folder.File("second"), "scores.parquet");
        string inputs = Path.Combine(this.folder.File("second"), "inputs.parquet");
        IReadOnlyList<InputRow> recorded = ParquetRecords.Read<InputRow>(inputs);
        ParquetRecords.Write(scores, [.. ParquetRecords.Read<ScoreRow>(scores).Select(row => row with { Score = row.Score + 1e-12 })]);
        ParquetRecords.Write(inputs, [.. recorded.Select(row => row with { Maker = row.Maker is null ? null : "99.0.0" + row.Maker[row.Maker.IndexOf(' ', StringComparison.Ordinal)..] })]);
        ConcordProgram.Run("diff", this.folder.File("first"), this.folder.File("second")).Expect(0);
        this.AssertReason(ChangeCause.Version, mayBeEqual: false);
        ParquetRecords.Write(inputs, [.. recorded.Select(row => row with { Maker = row.Maker is null ? null : row.Maker.Split(' ')[0] + " Z80" })]);
        this.AssertReason(ChangeCause.Device, mayBeEqual: false);

        ParquetRecords.Write(inputs, recorded);
        string report = this.folder.File("report");
        ProgramResult alarm = ConcordProgram.Run("diff", this.folder.File("first"), this.folder.File("second"), this.folder.File("first"), "--out", report).Expect(1);
        Assert.Contains("ALARM", alarm.Output, StringComparison.Ordinal);
        Assert.Contains("changed without a recorded cause", alarm.Output, StringComparison.Ordinal);
        Assert.All(ParquetRecords.Read<ChangeRow>(Path.Combine(report, "changes.parquet")), row => Assert.Equal("changed without a recorded cause", row.Causes));
        Assert.Contains("run_3", File.ReadAllText(Path.Combine(report, "report", "tables", "run-history.csv")), StringComparison.Ordinal);
    }

    public void Dispose() => this.folder.Dispose();

    private void Run(string name, string manifest)
    {
        File.WriteAllText(this.folder.File(name + ".yaml"), manifest);
        ConcordProgram.Run("run", this.folder.File(name + ".yaml"), "--store", this.folder.File("store"), "--out", this.folder.File(name)).Expect(0);
    }

    private RunChanges Compare() => RunChanges.Of(("first", RunReader.Read(this.folder.File("first"))), ("second", RunReader.Read(this.folder.File("second"))));

    private void AssertReason(ChangeCause cause, bool mayBeEqual)
    {
        RunChanges changes = this.Compare();
        Assert.True(mayBeEqual || changes.Changed.Any(), "no number changed");
        Assert.False(changes.IsAlarm);
        Assert.All(changes.Rows, row => Assert.True(row.IsPaired, $"{row.Row.Layer} {row.Row.Selection} {row.Row.Metric} is in one run only"));
        RowChange[] reasoned = [.. changes.Rows.Where(row => row.Reasons.Count > 0)];
        Assert.NotEmpty(reasoned);
        Assert.All(reasoned, row => Assert.True(row.Reasons.Select(reason => reason.Cause).SequenceEqual([cause]), string.Join("; ", row.Reasons.Select(reason => $"{reason.Cause} {reason.Text}"))));
    }
}

using Concord.Pipeline.Reporting.Between;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using SkiaSharp;

namespace Concord.Pipeline.Tests.EndToEnd;

/// <summary>What was changed between two runs of the program is named as the reason, and nothing else.</summary>
/// <param name="runs">The first run, made once.</param>
[Collection(EndToEndGroup.Name)]
public sealed class BetweenRunsTests(RunsToCompare runs) : IClassFixture<RunsToCompare>
{
    [Fact]
    public void A_changed_word_of_a_model_or_benchmark_is_the_reason_for_its_rows_alone()
    {
        string all = $"[{string.Join(", ", RunsToCompare.Layers)}]", fewer = $"[{string.Join(", ", RunsToCompare.Layers.Take(2))}]";
        runs.Run("words", string.Join('\n', RunsToCompare.Manifest.Split('\n').Select(line =>
            line.Contains("id: weights", StringComparison.Ordinal) ? line.Replace("init: 1", "init: 2", StringComparison.Ordinal)
            : line.Contains("id: preprocessing", StringComparison.Ordinal) ? line.Replace("init: 1 }", "init: 1 }, preprocessing: { mean: [0.4, 0.4, 0.4] }", StringComparison.Ordinal)
            : line.Contains("id: layers", StringComparison.Ordinal) ? line.Replace(all, fewer, StringComparison.Ordinal)
            : line.Contains("id: it-again", StringComparison.Ordinal) ? line.Replace("compare: spearman", "compare: pearson", StringComparison.Ordinal)
            : line)));
        RunChanges changes = this.Compare("words");
        Assert.False(changes.IsAlarm);
        Assert.All(Of(changes, "same", "it"), row => Assert.True(row.IsPaired && !row.IsChanged && row.Reasons.Count == 0));
        this.AssertReasons("words", "weights", "it", ChangeCause.Weights);
        this.AssertReasons("words", "preprocessing", "it", ChangeCause.Preprocessing);
        this.AssertReasons("words", "same", "it-again", ChangeCause.Definition);
        this.AssertReasons("words", "weights", "it-again", ChangeCause.Definition, ChangeCause.Weights);

        // A layer that is no longer scored is the reason for another choice, and stands in one run only.
        RowChange[] layers = Of(changes, "layers", "it");
        Assert.All(layers.Where(row => row.IsPaired && row.Row.Selection is not null), row => Assert.Equal([ChangeCause.Layer], row.Reasons.Select(reason => reason.Cause)));
        Assert.All(layers.Where(row => row.IsPaired && row.Row.Selection is null), row => Assert.Empty(row.Reasons));
        Assert.Contains(layers, row => row.After is null && row.Before!.Layer == RunsToCompare.Layers[2]);
    }

    [Fact]
    public void What_is_changed_for_the_whole_run_is_the_reason_for_every_row()
    {
        runs.Run("whole", RunsToCompare.Manifest.Replace("seed: 3", "seed: 4", StringComparison.Ordinal).Replace("bootstrap: 100", "bootstrap: 120", StringComparison.Ordinal).Replace("batch: 8", "batch: 5", StringComparison.Ordinal));
        RunChanges changes = this.Compare("whole");
        Assert.False(changes.IsAlarm);
        Assert.All(changes.Rows, row => Assert.Equal([ChangeCause.Seed, ChangeCause.Draws, ChangeCause.Device], row.Reasons.Select(reason => reason.Cause)));
    }

    [Fact]
    public void One_pixel_is_the_reason()
    {
        string picture = Path.Combine(runs.PathOf("shapes"), "example", "pictures", "bar1.png");
        byte[] before = File.ReadAllBytes(picture);
        try
        {
            using (SKBitmap bitmap = SKBitmap.Decode(picture))
            {
                bitmap.SetPixel(30, 30, bitmap.GetPixel(30, 30) == SKColors.Red ? SKColors.Blue : SKColors.Red);
                using SKData bytes = bitmap.Encode(SKEncodedImageFormat.Png, 100);
                File.WriteAllBytes(picture, bytes.ToArray());
            }

            runs.Run("pixel", RunsToCompare.Manifest);
            this.AssertReasons("pixel", null, null, ChangeCause.Data);
        }
        finally
        {
            File.WriteAllBytes(picture, before);
        }
    }

    [Fact]
    public void The_same_manifest_again_changes_nothing_and_a_score_that_changed_by_itself_is_an_alarm()
    {
        runs.Run("again", RunsToCompare.Manifest, "other-store");
        ProgramResult same = ConcordProgram.Run("diff", runs.PathOf("first"), runs.PathOf("again")).Expect(0);
        Assert.Contains("first → again: nothing changed.", same.Output, StringComparison.Ordinal);
        Assert.True(this.Compare("again").IsNothing);

        // Another program made it: that is recorded, and the reason.
        string scores = Path.Combine(runs.PathOf("again"), "scores.parquet");
        string inputs = Path.Combine(runs.PathOf("again"), "inputs.parquet");
        IReadOnlyList<InputRow> recorded = ParquetRecords.Read<InputRow>(inputs);
        ParquetRecords.Write(scores, [.. ParquetRecords.Read<ScoreRow>(scores).Select(row => row with { Score = row.Score + 1e-12 })]);
        ParquetRecords.Write(inputs, [.. recorded.Select(row => row with { Maker = row.Maker is null ? null : "99.0.0" + row.Maker[row.Maker.IndexOf(' ', StringComparison.Ordinal)..] })]);
        ConcordProgram.Run("diff", runs.PathOf("first"), runs.PathOf("again")).Expect(0);
        this.AssertReasons("again", null, null, ChangeCause.Version);
        ParquetRecords.Write(inputs, [.. recorded.Select(row => row with { Maker = row.Maker is null ? null : row.Maker.Split(' ')[0] + " Z80" })]);
        this.AssertReasons("again", null, null, ChangeCause.Device);

        ParquetRecords.Write(inputs, recorded);
        string report = runs.PathOf("report");
        ProgramResult alarm = ConcordProgram.Run("diff", runs.PathOf("first"), runs.PathOf("again"), runs.PathOf("first"), "--out", report).Expect(1);
        Assert.Contains("ALARM", alarm.Output, StringComparison.Ordinal);
        Assert.Contains("changed without a recorded cause", alarm.Output, StringComparison.Ordinal);
        Assert.All(ParquetRecords.Read<ChangeRow>(Path.Combine(report, "changes.parquet")), row => Assert.Equal("changed without a recorded cause", row.Causes));
        Assert.Contains("run_3", File.ReadAllText(Path.Combine(report, "report", "tables", "run-history.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Models_of_one_run_are_compared_with_each_other_and_with_the_recording()
    {
        LikenessRow[] rows = [.. RunReader.Read(runs.PathOf("first")).Likenesses];
        Assert.Equal(4 * 5 / 2, rows.Length); // the two benchmarks have one recording
        Assert.All(rows.Where(row => row.Kind == LikenessRow.OfModels), row => Assert.Equal(1, row.Value!.Value, 12)); // four times one network
        Assert.Single(rows.Where(row => row.Kind == LikenessRow.OfRecording).Select(row => row.Value).Distinct());
    }

    private static RowChange[] Of(RunChanges changes, string model, string benchmark) => [.. changes.Rows.Where(row => row.Row.Model == model && row.Row.Benchmark == benchmark)];

    private RunChanges Compare(string name) => RunChanges.Of(("first", RunReader.Read(runs.PathOf("first"))), (name, RunReader.Read(runs.PathOf(name))));

    private void AssertReasons(string name, string? model, string? benchmark, params ChangeCause[] causes)
    {
        RunChanges changes = this.Compare(name);
        RowChange[] rows = [.. changes.Rows.Where(row => (model is null || row.Row.Model == model) && (benchmark is null || row.Row.Benchmark == benchmark))];
        Assert.Contains(rows, row => row.IsChanged);
        Assert.False(changes.IsAlarm);
        Assert.All(rows, row => Assert.True(row.IsPaired, $"{row.Row.Layer} {row.Row.Selection} {row.Row.Metric} is in one run only"));
        RowChange[] reasoned = [.. rows.Where(row => row.Reasons.Count > 0)];
        Assert.All(reasoned, row => Assert.True(row.Reasons.Select(reason => reason.Cause).SequenceEqual(causes), string.Join("; ", row.Reasons.Select(reason => $"{reason.Cause} {reason.Text}"))));
    }
}

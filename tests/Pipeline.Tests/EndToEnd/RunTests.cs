using System.Text;
using Concord.Pipeline.Runs;
using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class RunTests(SmallRun small)
{
    [Fact]
    public void The_first_run_ends_well_with_a_report_and_every_table_whole()
    {
        Assert.True(small.Exit == 0, small.Said);
        Assert.Superset(
            new HashSet<string>(["scores.parquet", "neuroids.parquet", "trials.parquet", "resamples.parquet", "jobs.parquet", "manifest.lock.yaml", "report/index.html", "report/references.bib", "report/tables/all-rows.csv"], StringComparer.Ordinal),
            new HashSet<string>(small.Snapshot.Keys, StringComparer.Ordinal));
        Assert.DoesNotContain(small.Snapshot.Keys, name => name.EndsWith(".tmp", StringComparison.Ordinal) || name == "INCOMPLETE");
        IReadOnlyList<ScoreRow> rows = SmallRun.Scores(small.Out);

        // 4 + 2 layers by two metrics, each with two subjects, and for each model and metric a nested and an optimistic row.
        Assert.Equal((6 * 2 * 3) + (2 * 2 * 2), rows.Count);
        Assert.All(rows, row =>
        {
            Assert.NotNull(row.Score);
            Assert.Equal(120, row.NStimuli);
            Assert.Equal((3L, "small", "simulated-it", "simulated IT"), (row.Seed, row.Manifest, row.Dataset, row.Region));
        });
        Assert.Equal(rows.Count, rows.Select(row => row.Fingerprint).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rows.Where(row => row.Selection == "nested"), row => Assert.True(row.CiLow <= row.Score && row.Score <= row.CiHigh, row.Metric));
        Assert.All(rows.GroupBy(row => row.Metric, StringComparer.Ordinal), metric => Assert.Equal("vit", metric.Where(row => row.Selection == "nested").MaxBy(row => row.Score)!.Model));
        Assert.All(ParquetRecords.Read<JobRow>(Path.Combine(small.Out, "jobs.parquet")), job => Assert.Equal(("done", 1), (job.Status, job.Attempts)));
        Assert.Contains("SIMULATED", Encoding.UTF8.GetString(small.Snapshot["report/index.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_run_does_no_work_says_so_and_changes_no_number()
    {
        using TemporaryFolder folder = new();
        IReadOnlyDictionary<string, byte[]> before = SmallRun.Files(small.Store);
        ProgramResult again = ConcordProgram.Run("run", small.ManifestPath, "--store", small.Store, "--out", folder.File("out")).Expect(0);
        Assert.Contains("Nothing to do: all 7 jobs were in the store.", again.Output, StringComparison.Ordinal);
        IReadOnlyDictionary<string, byte[]> after = SmallRun.Files(folder.File("out"));
        foreach (string name in new[] { "scores.parquet", "resamples.parquet", "neuroids.parquet", "trials.parquet", "rdms.parquet", "manifest.lock.yaml", "report/tables/all-rows.csv" })
        {
            Assert.True(small.Snapshot[name].AsSpan().SequenceEqual(after[name]), name);
        }

        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), SmallRun.Files(small.Store).Keys.Order(StringComparer.Ordinal));
        Assert.All(ParquetRecords.Read<JobRow>(Path.Combine(folder.File("out"), "jobs.parquet")), job => Assert.Equal("cached", job.Status));
    }

    [Fact]
    public void The_lock_file_run_again_gives_the_same_fingerprints_and_no_work()
    {
        using TemporaryFolder folder = new();
        ProgramResult again = ConcordProgram.Run("run", Path.Combine(small.Out, "manifest.lock.yaml"), "--store", small.Store, "--out", folder.File("out")).Expect(0);
        Assert.Contains("Nothing to do", again.Output, StringComparison.Ordinal);
        Assert.Equal(SmallRun.Scores(small.Out).Select(row => row.Fingerprint), SmallRun.Scores(folder.File("out")).Select(row => row.Fingerprint));
    }

    [Fact]
    public void A_run_directory_that_another_run_writes_is_left_alone()
    {
        using TemporaryFolder folder = new();
        using RunDirectory writing = RunDirectory.Open(folder.Path);
        ProgramResult second = ConcordProgram.Run("run", small.ManifestPath, "--store", small.Store, "--out", folder.Path).Expect(75);
        Assert.Contains("another run is writing there; wait for it, or give another --out", second.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("scores.parquet")));
    }

    [Fact]
    public void Two_names_of_one_network_are_scored_once_and_shown_twice()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("m.yaml"), SmallRun.Manifest.Replace("  - { id: vit,", "  - { id: twin, architecture: cifar-cnn-a, weights: { init: 1 }, regime: other }\n  - { id: vit,", StringComparison.Ordinal));
        ProgramResult result = ConcordProgram.Run("run", folder.File("m.yaml"), "--store", small.Store, "--out", folder.File("out")).Expect(0);
        Assert.Contains("Nothing to do: all 7 jobs were in the store.", result.Output, StringComparison.Ordinal);
        ILookup<string, ScoreRow> rows = SmallRun.Scores(folder.File("out")).ToLookup(row => row.Model, StringComparer.Ordinal);
        Assert.NotEmpty(rows["cnn"]);
        Assert.Equal(rows["cnn"].Select(row => (row.Fingerprint, row.Score)), rows["twin"].Select(row => (row.Fingerprint, row.Score)));
        Assert.All(rows["twin"], row => Assert.Equal("other", row.Regime));
        Assert.Equal(ParquetRecords.Read<ResampleRow>(Path.Combine(small.Out, "resamples.parquet")).Count, ParquetRecords.Read<ResampleRow>(Path.Combine(folder.File("out"), "resamples.parquet")).Count);
    }
}

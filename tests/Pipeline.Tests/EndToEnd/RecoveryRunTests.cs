using Concord.Pipeline.Storage;
using Concord.Tests;

namespace Concord.Pipeline.Tests.EndToEnd;

[Collection(EndToEndGroup.Name)]
public sealed class RecoveryRunTests(SmallRun run)
{
    [Fact]
    public void Distinct_models_are_found_without_noise_and_guessed_in_noise_and_more_recordings_change_no_other()
    {
        using TemporaryFolder folder = new();
        IReadOnlyList<RecoveryRow> clear = Run(folder, "clear", "{ reliability: 1, recordings: 4 }", run.Store);
        Assert.Equal(8, clear.Count); // two benchmarks × two models behind × two scored
        Assert.All(clear, row => Assert.Equal(row.TrueModel == row.ScoredModel ? 4 : 0, row.TimesBest));
        Assert.All(clear, row => Assert.True(row.MeanScore <= clear.Single(own => own.Benchmark == row.Benchmark && own.TrueModel == row.TrueModel && own.ScoredModel == row.TrueModel).MeanScore));
        Assert.All(clear.Where(row => row.TrueModel == "vit"), row => Assert.StartsWith("blocks.", row.TrueLayer, StringComparison.Ordinal));
        string page = File.ReadAllText(folder.File("clear/report/index.html"));
        Assert.Contains("scored best on 8 of 8 recordings", page, StringComparison.Ordinal);

        // In all but pure noise the winner is right about as often as wrong: of 40, outside 8 to 36 in fewer than 1 of 1,000 such tests even where three of five are right. More recordings leave the first as they are.
        IReadOnlyList<RecoveryRow> few = Run(folder, "few", "{ benchmarks: [it.rsa], reliability: 0.01, recordings: 6 }", run.Store);
        IReadOnlyList<RecoveryRow> noisy = Run(folder, "noisy", "{ benchmarks: [it.rsa], reliability: 0.01, recordings: 20 }", run.Store);
        Assert.InRange(noisy.Where(row => row.TrueModel == row.ScoredModel).Sum(row => row.TimesBest), 8, 36);
        Assert.All(few.Zip(noisy), pair => Assert.InRange(pair.Second.TimesBest, pair.First.TimesBest, pair.First.TimesBest + 14));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_a_second_run_does_nothing()
    {
        using TemporaryFolder folder = new();
        const string Measured = "{ benchmarks: [it.rsa], recordings: 5 }";
        IReadOnlyList<RecoveryRow> rows = Run(folder, "one", Measured, run.CopyStore(folder.File("other-store")));
        Run(folder, "two", Measured, run.Store);
        Assert.Equal(File.ReadAllBytes(folder.File("one/recovery.parquet")), File.ReadAllBytes(folder.File("two/recovery.parquet")));
        Assert.All(rows, row => Assert.Equal(row.Reliability!.Value, row.SimulatedReliability!.Value, 0.1));

        Run(folder, "three", Measured, run.Store);
        Assert.All(ParquetRecords.Read<JobRow>(folder.File("three/jobs.parquet")), job => Assert.Equal("cached", job.Status));

        // Another name for a model is no other recording.
        File.WriteAllText(folder.File("renamed.yaml"), (SmallRun.Manifest + $"\nrecovery: {Measured}\n").Replace("id: cnn", "id: net", StringComparison.Ordinal));
        ConcordProgram.Run("run", folder.File("renamed.yaml"), "--store", run.Store, "--out", folder.File("renamed")).Expect(0);
        Assert.Equal(rows.Select(row => row with { TrueModel = Renamed(row.TrueModel), ScoredModel = Renamed(row.ScoredModel) }), ParquetRecords.Read<RecoveryRow>(folder.File("renamed/recovery.parquet")));
    }

    private static string Renamed(string model) => model == "cnn" ? "net" : model;

    private static IReadOnlyList<RecoveryRow> Run(TemporaryFolder folder, string name, string recovery, string store)
    {
        File.WriteAllText(folder.File(name + ".yaml"), SmallRun.Manifest + $"\nrecovery: {recovery}\n");
        ConcordProgram.Run("run", folder.File(name + ".yaml"), "--store", store, "--out", folder.File(name)).Expect(0);
        return ParquetRecords.Read<RecoveryRow>(folder.File(name + "/recovery.parquet"));
    }
}

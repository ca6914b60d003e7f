using Concord.Models.Training;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.EndToEnd;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Training;

/// <summary>Trains two tiny networks by the built program.</summary>
[Collection(EndToEndGroup.Name)]
public sealed class TrainingRunTests
{
    private const string Manifest = """
        name: tiny
        compute: { threads: 1 }
        train:
          - architectures: [shapes-convnet]
            regimes: [shape-biased, { name: quick, like: adversarial, epochs: 1 }]
            data: { images: 256 }
            settings: { epochs: 2, batch: 64 }
            checkpoints: all
        """;

    [Fact]
    public void Trained_networks_are_scored_by_the_manifest_that_training_writes()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("tiny.yaml"), Manifest);
        ConcordProgram.Run("train", folder.File("tiny.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0);

        IReadOnlyList<TrainingRow> rows = ParquetRecords.Read<TrainingRow>(folder.File("out/training.parquet"));
        Assert.Equal(["shapes-convnet.quick.s1", "shapes-convnet.shape-biased.s1"], rows.Select(row => row.Model).Distinct().Order());
        Assert.All(rows.Where(row => row.Value is not null), row => Assert.InRange(row.Value!.Value, row.CiLow!.Value, row.CiHigh!.Value));
        Assert.NotEmpty(ParquetRecords.Read<CurveRow>(folder.File("out/curves.parquet")));
        Assert.Contains("id=\"training\"", File.ReadAllText(folder.File("out/report/index.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.File("out/report/tables/training.csv")));
        Assert.False(File.Exists(folder.File("out/INCOMPLETE")));

        // The record of training travels in the file.
        string last = folder.File("out/networks/shapes-convnet.quick.s1.safetensors");
        TrainedRegime record = Assert.IsType<TrainedRegime>(TrainedRegime.Read(last));
        Assert.Equal(["bottle", "boat"], record.Classes.Take(2));
        Assert.Equal(("shapes-convnet", "quick", 1), (record.Architecture, record.Regime.Name, record.Seed));

        File.WriteAllText(folder.File("out/networks/scores.yaml"), "name: scores\nbootstrap: 0\n" + string.Join('\n', File.ReadLines(folder.File("out/networks/models.yaml"))) + "\nbenchmarks:\n  - { id: b, dataset: rendered-shapes-32, sets: [cue-conflict], metrics: [accuracy] }\n");
        ConcordProgram.Run("run", folder.File("out/networks/scores.yaml"), "--store", folder.File("store"), "--out", folder.File("scores")).Expect(0);
        IReadOnlyList<ScoreRow> scores = ParquetRecords.Read<ScoreRow>(folder.File("scores/scores.parquet"));
        TrainingRow trained = rows.Single(row => row is { Model: "shapes-convnet.quick.s1", Set: "cue-conflict", Measure: "accuracy" } && row.Step == rows.Where(other => other.Model == row.Model).Max(other => other.Step));
        ScoreRow scored = scores.Single(row => row is { Subject: null, Condition: null } && row.Model.StartsWith("shapes-convnet.quick.s1@", StringComparison.Ordinal) && row.CheckpointStep == trained.Step);
        Assert.Equal(trained.Value!.Value, scored.Score!.Value, 1e-9);

        // Again there is nothing to do; another setting is another training.
        Assert.Contains("Nothing to do", ConcordProgram.Run("train", folder.File("tiny.yaml"), "--store", folder.File("store"), "--out", folder.File("out")).Expect(0).Output, StringComparison.Ordinal);
        File.WriteAllText(folder.File("other.yaml"), Manifest.Replace("epochs: 2", "epochs: 3", StringComparison.Ordinal));
        Assert.Contains("1 cached, 1 to do", ConcordProgram.Run("train", folder.File("other.yaml"), "--dry-run", "--store", folder.File("store")).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Killed_and_repeated_it_gives_the_undisturbed_weights()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("tiny.yaml"), Manifest.Replace("shape-biased, ", string.Empty, StringComparison.Ordinal));
        ConcordProgram.Run("train", folder.File("tiny.yaml"), "--store", folder.File("whole"), "--out", folder.File("expected")).Expect(0);

        // Killed as soon as a state was saved, and stopped once more a moment later.
        string[] arguments = ["train", folder.File("tiny.yaml"), "--store", folder.File("store"), "--out", folder.File("out")];
        using (RunningProgram program = ConcordProgram.Start(arguments))
        {
            while (!program.HasExited && !(Directory.Exists(folder.File("store/checkpoints")) && Directory.EnumerateFiles(folder.File("store/checkpoints"), "*.safetensors", SearchOption.AllDirectories).Any()))
            {
                program.EndsWithin(TimeSpan.FromMilliseconds(20));
            }

            program.Kill();
        }

        using (RunningProgram program = ConcordProgram.Start(arguments))
        {
            if (!program.EndsWithin(TimeSpan.FromSeconds(1.5)))
            {
                program.Interrupt();
                program.Wait(TimeSpan.FromMinutes(2));
            }
        }

        ConcordProgram.Run(arguments).Expect(0);
        string[] names = [.. Directory.GetFiles(folder.File("expected/networks"), "*.safetensors").Select(path => Path.GetFileName(path)!)];
        Assert.True(names.Length >= 5, $"{names.Length} checkpoints");
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(folder.File($"expected/networks/{name}")), File.ReadAllBytes(folder.File($"out/networks/{name}"))));
        Assert.Empty(Directory.Exists(folder.File("store/checkpoints")) ? Directory.GetFiles(folder.File("store/checkpoints"), "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)) : []);
    }

    [Fact]
    public void A_dataset_s_own_pictures_can_be_learnt()
    {
        using TemporaryFolder folder = new();
        Manifest manifest = new() { Path = "m", Text = string.Empty, Name = "m", Seed = 1, Models = [], Simulations = [], Benchmarks = [], Compute = new ComputeSpec(1, 32), Report = new ReportSpec([], []), Bootstrap = 0, Trainings = [new TrainingSpec { Id = "a", Architecture = "shapes-convnet", Regime = "supervised", Like = "supervised", Seed = 1, Data = new TrainingData("drawn-objects", 32, null), Settings = new TrainingSettings(), WithCheckpoints = false, Position = new SourcePosition(1, 1) }] };
        TrainJob job = Assert.IsType<TrainJob>(Assert.Single(new Planner(new RunEnvironment(folder.File("store"), null, "cpu", 8L << 30)).Plan(manifest, TestContext.Current.CancellationToken).Jobs));
        Assert.Equal(job.Pictures.Learn.Categories.Count, job.Recipe.Classes);
        byte[] rgb = new byte[3 * 32 * 32];
        int[] labels = [.. Enumerable.Range(0, job.Pictures.Tests[0].Images.Count).Select(i => job.Pictures.Tests[0].Images.Load(i, rgb))];
        Assert.Equal(job.Recipe.Classes, labels.Distinct().Count());
        Assert.Equal(120, job.Pictures.Learn.Count + labels.Length);
    }
}

using System.Diagnostics;
using System.Globalization;
using Concord.Datasets.StimulusSets.Rendering;
using Concord.Models;
using Concord.Models.Training;

namespace Concord.Benchmarks;

/// <summary>Training one small network on rendered shapes, on two threads: steps a second beside <c>training.py</c>, and what a recipe comes to.</summary>
internal static class Training
{
    private const int SpeedSteps = 60;
    private const int Settling = 10;

    /// <summary>Steps a second of supervised training with batches of 64, and processor time a step: the best of some rounds, first steps left out.</summary>
    public static void Speed(string architecture, int rounds, int threads, TextWriter output)
    {
        TorchRuntime.Configure(threads, "cpu");
        TrainingRecipe recipe = TrainingDefaults.Of("supervised", architecture) with { Batch = 64, Steps = SpeedSteps, Attacks = [] };
        Shapes images = new(SpeedSteps * 64, TrainingDefaults.CuesAgree, RenderedSplit.Train);
        double best = double.MaxValue;
        double cpu = double.MaxValue;
        for (int round = 0; round < rounds; round++)
        {
            string folder = Directory.CreateTempSubdirectory("training").FullName;
            Watch watch = new();
            _ = new NetworkTrainer(recipe, images, []) { BetweenReports = TimeSpan.Zero }.Run(folder, watch, CancellationToken.None);
            Directory.Delete(folder, recursive: true);
            best = Math.Min(best, watch.Seconds);
            cpu = Math.Min(cpu, watch.CpuSeconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{architecture}: {1 / best:0.0} steps of 64 a second, {1000 * cpu:0.0} ms of processor time a step"));
    }

    /// <summary>A whole training by the defaults, with changes <c>name=value</c>, and what came of it.</summary>
    public static void Try(string architecture, string regime, string[] changes, TextWriter output)
    {
        TorchRuntime.Configure(changes.Contains("threads=1") ? 1 : 2, "cpu");
        TrainingRecipe recipe = Changed(TrainingDefaults.Of(regime, architecture), changes);
        Shapes images = new(TrainingDefaults.Images, TrainingDefaults.OwnTexture(regime), RenderedSplit.Train);
        Shapes test = new(1200, TrainingDefaults.OwnTexture(regime), RenderedSplit.Test);
        Shapes conflict = new(1200, 0, RenderedSplit.Test);
        string folder = Directory.CreateTempSubdirectory("training").FullName;
        TrainingOutcome outcome = new NetworkTrainer(recipe, images, [new EvaluationSet("test", test), new EvaluationSet("conflict", conflict, conflict.Textures)]).Run(folder, null, CancellationToken.None);
        Directory.Delete(folder, recursive: true);
        string curve = string.Join(' ', outcome.Curve.Where((_, i) => i % 25 == 24).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Loss:0.00}/{point.Accuracy:0.00}")));
        string tests = string.Join(' ', outcome.Evaluations.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Set}={row.Accuracy:0.000}{(row.ShapeBias is { } bias ? $" shape bias {bias:0.00}" : "")}")));
        string robust = string.Join(' ', outcome.Robustness.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Norm} {row.Epsilon:0.000}={row.Accuracy:0.000}({row.CleanAccuracy:0.000})")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{architecture} {regime} {string.Join(' ', changes)}: {tests} {robust} seconds={outcome.Seconds:0} cpu={outcome.CpuSeconds:0} curve {curve}"));
    }

    private static TrainingRecipe Changed(TrainingRecipe recipe, string[] changes) => changes.Select(change => change.Split('=')).Aggregate(recipe, (changed, change) => (change[0], double.Parse(change[1], CultureInfo.InvariantCulture)) switch
    {
        ("rate", var value) => changed with { LearningRate = value },
        ("epochs", var value) => changed with { Epochs = value },
        ("batch", var value) => changed with { Batch = (int)value },
        ("decay", var value) => changed with { WeightDecay = value },
        ("sgd", _) => changed with { Optimizer = OptimizerKind.Sgd },
        ("shift", var value) => changed with { Augmentation = changed.Augmentation with { Shift = (int)value } },
        ("clip", var value) => changed with { LongestGradient = value },
        ("tau", var value) => changed with { Temperature = value },
        ("masked", var value) => changed with { MaskedShare = value },
        ("smooth", var value) => changed with { LabelSmoothing = value },
        ("ramp", var value) => changed with { AdversaryWarmUp = value },
        ("attacked", var value) => changed with { AttackedImages = (int)value },
        ("epsilon", var value) => changed with { Adversary = Adversary.Fast(changed.Adversary!.Norm, value) },
        ("steps", var value) => changed with { Steps = (long)value },
        ("threads", _) => changed,
        _ => throw new ArgumentException($"no setting '{change[0]}'", nameof(changes)),
    });

    private sealed class Watch : IProgress<TrainingProgress>
    {
        private readonly List<double> _seconds = [];
        private readonly List<double> _cpu = [];
        private long _last;
        private TimeSpan _lastCpu;

        public double Seconds => Median(_seconds);

        public double CpuSeconds => Median(_cpu);

        public void Report(TrainingProgress value)
        {
            _seconds.Add(Stopwatch.GetElapsedTime(_last).TotalSeconds);
            _cpu.Add((Environment.CpuUsage.TotalTime - _lastCpu).TotalSeconds);
            _last = Stopwatch.GetTimestamp();
            _lastCpu = Environment.CpuUsage.TotalTime;
        }

        private static double Median(List<double> values) => values.Skip(Settling).Order().ElementAt((values.Count - Settling) / 2);
    }

    private sealed class Shapes(int count, double ownTexture, RenderedSplit split) : ITrainingImages
    {
        private readonly RenderedImages _images = new(split, new RenderingOptions { OwnTexture = ownTexture });

        public string Canonical => FormattableString.Invariant($"shapes/{count}/{ownTexture}/{split}");

        public int Side => _images.Side;

        public IReadOnlyList<string> Categories => RenderedImages.Categories;

        public int Count => count;

        public IReadOnlyList<int> Textures => [.. Enumerable.Range(0, count).Select(index => _images.Factors(index).Texture)];

        public int Load(int index, Span<byte> rgb) => _images.Render(index, rgb).Category;
    }
}

using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Recovery;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Tests.Recovery;

public sealed class NeuroidSourceTests
{
    private const int Stimuli = 300;
    private static readonly Matrix s_units = new GaussianSource(new StableRandom(5)).Matrix(Stimuli, 12);

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.2)]
    public void A_recording_has_the_reliability_the_labels_and_the_variance_of_the_one_that_it_stands_for(double reliability)
    {
        double[] spread = [1, 10, 0.1, 1, 2, 3];
        BenchmarkTarget target = Target(spread);
        NeuroidSource source = Source(target, [.. spread.Select(_ => reliability)]);
        SimulatedTarget[] simulated = [.. Enumerable.Range(0, 20).Select(source.Simulate)];
        Assert.Equal(reliability, source.Reliability, 1e-12);
        Assert.Equal(reliability, simulated.Average(recording => recording.Reliability), 0.03);
        Assert.All(simulated, recording => Assert.Equal(target.Neuroids!.Neuroids, recording.Target.Neuroids!.Neuroids));
        for (int neuroid = 0; neuroid < spread.Length; neuroid++)
        {
            double variance = simulated.Average(recording => Variance(recording.Target.Neuroids!, neuroid));
            Assert.InRange(variance / (spread[neuroid] * spread[neuroid]), 0.7, 1.4);
        }
    }

    [Fact]
    public void Neuroids_without_a_reliability_are_noise_of_the_same_size()
    {
        NeuroidSource source = Source(Target([1, 1]), [double.NaN, -0.2]);
        Assert.Equal(ManifestDefaults.LeastReliability, source.Reliability);
        Assert.InRange(Variance(source.Simulate(0).Target.Neuroids!, 0), 0.3, 3);
    }

    [Fact]
    public void Each_recording_depends_on_its_number_alone()
    {
        BenchmarkTarget target = Target([1, 2, 3]);
        double[] third = Source(target, [0.5, 0.5, 0.5]).Simulate(3).Target.Neuroids!.Values;
        NeuroidSource again = Source(target, [0.5, 0.5, 0.5]);
        again.Simulate(0);
        Assert.Equal(third, again.Simulate(3).Target.Neuroids!.Values);
        Assert.NotEqual(third, again.Simulate(2).Target.Neuroids!.Values);
    }

    private static NeuroidSource Source(BenchmarkTarget target, double[] reliabilities) =>
        new(target, s_units, new RecoverySpec(), reliabilities, new RecoveryStream(1, "net/layer"), keepsPresentations: false);

    private static BenchmarkTarget Target(double[] spread)
    {
        double[] values = new GaussianSource(new StableRandom(7)).Matrix(Stimuli, spread.Length).Values;
        return new BenchmarkTarget
        {
            Dataset = "d",
            Stimuli = "d",
            Conditions = [.. Enumerable.Range(0, Stimuli).Select(i => $"s{i}")],
            Neuroids = new NeuroidAssembly("d", [.. Enumerable.Range(0, Stimuli).Select(i => $"s{i}")], [.. spread.Select((_, j) => new Neuroid($"n{j}", "IT", $"subject {j % 2}", 0.5))], [.. values.Select((value, i) => value * spread[i % spread.Length])]),
        };
    }

    private static double Variance(NeuroidAssembly assembly, int neuroid)
    {
        double[] column = [.. Enumerable.Range(0, Stimuli).Select(row => assembly.Values[(row * assembly.Neuroids.Count) + neuroid])];
        double mean = column.Average();
        return column.Average(value => (value - mean) * (value - mean));
    }
}

using Concord.Alignment;
using Concord.Alignment.Rsa;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Simulation;

namespace Concord.Pipeline.Tests.Simulation;

public sealed class RecordingSimulatorTests
{
    private const int Stimuli = 60;
    private const int Units = 50;

    private static readonly float[] s_layer = Layer(1);
    private static readonly string[] s_ids = [.. Enumerable.Range(0, Stimuli).Select(i => $"s{i}")];

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        double[] first = Simulate(Spec(noise: 1), 7).Assembly.Values;
        Assert.Equal(first, Simulate(Spec(noise: 1), 7).Assembly.Values);
        Assert.NotEqual(first, Simulate(Spec(noise: 1), 8).Assembly.Values);
    }

    [Fact]
    public void The_geometry_is_that_of_the_layer_and_not_of_another()
    {
        double[] recorded = RdmOf(Simulate(Spec(noise: 0, neuroids: 2000), 1).Assembly.Values, 2000);
        IRdmComparator spearman = RdmComparators.Find("spearman");
        double own = RsaScore.Compute(RdmOf([.. s_layer.Select(v => (double)v)], Units), [recorded], spearman).Value;
        double other = RsaScore.Compute(RdmOf([.. Layer(2).Select(v => (double)v)], Units), [recorded], spearman).Value;
        Assert.InRange(own, 0.95, 1);
        Assert.InRange(other, -0.2, 0.2);
    }

    /// <summary>A mean over R repetitions with noise of n signal standard deviations has reliability 1 / (1 + n² / R).</summary>
    [Theory]
    [InlineData(1.0, 4, 0.8)]
    [InlineData(2.0, 8, 0.6666667)]
    [InlineData(3.0, 4, 0.3076923)]
    public void The_ceiling_is_near_the_analytic_reliability(double noise, int repetitions, double reliability)
    {
        SimulatedRecording recording = Simulate(Spec(noise, neuroids: 400, repetitions), 3);
        Assert.Equal(reliability, recording.Assembly.Neuroids.Average(neuroid => neuroid.Ceiling), 0.03);
    }

    [Fact]
    public void Without_noise_repetitions_agree_and_the_recording_is_the_signal()
    {
        SimulatedRecording quiet = Simulate(Spec(noise: 0, neuroids: 5, repetitions: 4), 3);
        Assert.All(quiet.Assembly.Neuroids, neuroid => Assert.Equal(1, neuroid.Ceiling, 1e-12));

        // The signal is drawn from a stream of its own: noise changes it by noise alone.
        SimulatedRecording once = Simulate(Spec(noise: 0, neuroids: 5, repetitions: 1), 3);
        Assert.Equal(once.Assembly.Values.Length, quiet.Assembly.Values.Length);
        Assert.All(once.Assembly.Values.Zip(quiet.Assembly.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.All(once.Assembly.Neuroids, neuroid => Assert.True(double.IsNaN(neuroid.Ceiling)));
    }

    [Fact]
    public void Version_one_recordings_never_change()
    {
        SimulatedRecording recording = Simulate(Spec(noise: 1.5, neuroids: 7, repetitions: 3) with { Subjects = 2 }, 11);
        double[] values = recording.Assembly.Values;
        double[] found = [values[0], values[100], values[^1], recording.Assembly.Neuroids[0].Ceiling, recording.Assembly.Neuroids[13].Ceiling];
        double[] stored = [-5.544359569045626, 4.683143734971978, -1.8573788160178757, 0.4412599185477082, 0.5417101687174255];
        Assert.All(stored.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Subjects_have_neuroids_and_numbers_of_their_own()
    {
        SimulatedRecording recording = Simulate(Spec(noise: 1) with { Subjects = 3 }, 3);
        Assert.Equal(["simulated-1", "simulated-2", "simulated-3"], recording.Assembly.Neuroids.Select(n => n.Subject).Distinct(StringComparer.Ordinal));
        Assert.Equal(30, recording.Assembly.Neuroids.Select(n => n.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.NotEqual(recording.Assembly.Subject("simulated-1").Values, recording.Assembly.Subject("simulated-2").Values);
    }

    [Fact]
    public void Its_warning_says_that_it_is_simulated_and_from_what() =>
        Assert.StartsWith("SIMULATED recording: made from layer block of net with noise", SimulatedRecording.Warning(Simulate(Spec(noise: 1), 3)), StringComparison.Ordinal);

    private static SimulatedRecording Simulate(SimulationSpec spec, long seed) => RecordingSimulator.Simulate(spec, s_layer, Units, s_ids, seed);

    private static SimulationSpec Spec(double noise, int neuroids = 10, int repetitions = 2) => new()
    {
        Id = "sim",
        Stimuli = "drawn",
        FromModel = "net",
        Layer = "block",
        Neuroids = neuroids,
        Subjects = 1,
        Repetitions = repetitions,
        NoiseSd = noise,
        Region = "IT",
        Position = new SourcePosition(1, 1),
    };

    private static double[] RdmOf(double[] values, int columns) => Rdm.Compute(new Matrix(Stimuli, columns, values), RdmDistances.Find("correlation")).UpperTriangle;

    private static float[] Layer(int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, Stimuli * Units).Select(_ => (float)(random.NextDouble() + random.NextDouble() - 1))];
    }
}

using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Tests.Simulation;

public sealed class RecordingSimulationTests
{
    private const int Stimuli = 60;
    private static readonly Matrix s_layer = Draw.Matrix(1, Stimuli, 50);

    [Fact]
    public void Mixtures_are_the_centred_rows_times_normal_weights()
    {
        SimulatedResponses quiet = Simulate(new RecordingDesign { Neuroids = 4, Subjects = 2, Repetitions = 1 }, NoiseLevel.Relative(0));
        var weights = new GaussianSource(new StableRandom(3, 1));
        for (int column = 0; column < 8; column++)
        {
            double[] w = [.. Enumerable.Range(0, 50).Select(_ => weights.Next())];
            for (int row = 0; row < Stimuli; row++)
            {
                double mean = s_layer.Row(row).ToArray().Average();
                double expected = Enumerable.Range(0, 50).Sum(unit => (s_layer[row, unit] - mean) * w[unit]);
                Assert.Equal(expected, quiet.Signal[row, column], 1e-10);
                Assert.Equal(quiet.Signal[row, column], quiet.Mean[row, column]);
            }
        }
    }

    [Fact]
    public void Units_are_columns_of_the_layer_each_once_in_a_subject()
    {
        SimulatedResponses quiet = Simulate(new RecordingDesign { Neuroids = 50, Subjects = 2, Repetitions = 1, Signal = RecordedSignal.Units }, NoiseLevel.Relative(0));
        double[] layer = [.. s_layer.Row(0).ToArray().Order()];
        Assert.Equal(layer, quiet.OfSubject(0).Row(0).ToArray().Order());
        Assert.Equal(layer, quiet.OfSubject(1).Row(0).ToArray().Order());
        Assert.NotEqual(quiet.OfSubject(0).Row(0).ToArray(), quiet.OfSubject(1).Row(0).ToArray());
        AlignmentException error = Assert.Throws<AlignmentException>(() => Simulate(new RecordingDesign { Neuroids = 51, Signal = RecordedSignal.Units }, NoiseLevel.Relative(0)));
        Assert.Contains("51 neuroids a subject from 50 units", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_leaves_the_signal_and_its_size_is_as_stated()
    {
        SimulatedResponses noisy = Simulate(new RecordingDesign { Neuroids = 100, Repetitions = 3 }, NoiseLevel.Relative(2));
        SimulatedResponses quiet = Simulate(new RecordingDesign { Neuroids = 100, Repetitions = 3 }, NoiseLevel.Relative(0));
        Assert.Equal(quiet.Signal.Values, noisy.Signal.Values);
        for (int column = 0; column < 100; column += 33)
        {
            double[] signal = noisy.Signal.Column(column);
            double mean = signal.Average();
            Assert.Equal(2 * Math.Sqrt(signal.Average(s => (s - mean) * (s - mean))), noisy.NoiseSd[column], 1e-10);
        }

        double ratio = Enumerable.Range(0, 100).Average(column => noisy.Repetitions[1].Column(column).Zip(noisy.Signal.Column(column), (y, s) => Math.Pow((y - s) / noisy.NoiseSd[column], 2)).Average());
        Assert.Equal(1, ratio, 0.06); // 6,000 squares of standard deviation √2
    }

    [Fact]
    public void A_shared_part_correlates_the_noise_of_a_subjects_neuroids_and_of_no_others()
    {
        SimulatedResponses responses = Simulate(new RecordingDesign { Neuroids = 2, Subjects = 2, Repetitions = 60, SharedNoise = 0.4 }, NoiseLevel.Relative(1));
        Assert.Equal(0.4, NoiseCorrelation(responses, 0, 1), 0.06); // 3,600 presentations
        Assert.Equal(0.4, NoiseCorrelation(responses, 2, 3), 0.06);
        Assert.Equal(0, NoiseCorrelation(responses, 0, 2), 0.06);
    }

    /// <summary>The mean, over many recordings, of the measured split-half reliability is what was asked for, also with few stimuli, low reliability and an odd number of repetitions.</summary>
    [Theory]
    [InlineData(0.9, 2, 20)]
    [InlineData(0.5, 2, 20)]
    [InlineData(0.2, 4, 60)]
    [InlineData(0.5, 5, 60)]
    [InlineData(0.1, 3, 40)]
    public void The_measured_reliability_is_the_one_asked_for(double reliability, int repetitions, int stimuli)
    {
        var design = new RecordingDesign { Neuroids = 4000, Repetitions = repetitions };
        SimulatedResponses responses = RecordingSimulation.Simulate(Draw.Matrix(5, stimuli, 8), design, NoiseLevel.Reliability(reliability), new StableRandom(3, 1), new StableRandom(3, 2));
        double[] measured = [.. responses.Reliability(1, splits: 1).PerNeuroid];
        double mean = measured.Average();
        double error = Math.Sqrt(measured.Average(m => (m - mean) * (m - mean)) / measured.Length);
        Assert.Equal(reliability, mean, (4 * error) + 0.004); // the expansion itself is good to about .003 here
    }

    [Fact]
    public void Measured_reliabilities_are_given_back_neuroid_by_neuroid()
    {
        double[] targets = [0.9, 0.6, 0.3];
        SimulatedResponses responses = Simulate(new RecordingDesign { Neuroids = 3000, Repetitions = 4 }, NoiseLevel.Reliabilities(targets));
        double[] measured = [.. responses.Reliability(1).PerNeuroid];
        for (int k = 0; k < 3; k++)
        {
            Assert.Equal(targets[k], measured.Where((_, column) => column % 3 == k).Average(), 0.015);
        }
    }

    [Fact]
    public void A_median_reliability_is_reached_with_one_noise_for_all()
    {
        // Units of unlike strength: the strong are more reliable.
        Matrix layer = new(Stimuli, 50, [.. s_layer.Values.Select((value, k) => value * (1 + (k % 50)))]);
        var design = new RecordingDesign { Neuroids = 50, Subjects = 20, Repetitions = 4, Signal = RecordedSignal.Units };
        SimulatedResponses responses = RecordingSimulation.Simulate(layer, design, NoiseLevel.MedianReliability(0.6), new StableRandom(3, 1), new StableRandom(3, 2));
        Assert.Single(responses.NoiseSd.Distinct());
        double[] measured = [.. responses.Reliability(1).PerNeuroid.Order()];
        Assert.Equal(0.6, measured[measured.Length / 2], 0.03);
        Assert.True(measured[^20] > 0.75 && measured[20] < 0.2);
    }

    [Fact]
    public void Expected_reliability_falls_with_noise_and_full_reliability_needs_none()
    {
        double[] expected = [.. Enumerable.Range(0, 100).Select(k => NoiseCalibration.Expected(1, k * k / 100.0, 2, 30))];
        Assert.Equal(1, expected[0]);
        Assert.All(expected.Zip(expected.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        Assert.All(Simulate(new RecordingDesign { Neuroids = 3 }, NoiseLevel.Reliability(1)).NoiseSd, sd => Assert.Equal(0, sd));
    }

    [Fact]
    public void What_cannot_be_asked_for_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoiseLevel.Reliability(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoiseLevel.Reliability(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => NoiseLevel.Relative(double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordingDesign { Neuroids = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecordingDesign { Neuroids = 1, SharedNoise = 1 });
        Assert.Throws<AlignmentException>(() => Simulate(new RecordingDesign { Neuroids = 3, Repetitions = 1 }, NoiseLevel.Reliability(0.5)));
        SimulatedResponses once = Simulate(new RecordingDesign { Neuroids = 3, Repetitions = 1 }, NoiseLevel.Relative(1));
        Assert.True(double.IsNaN(once.Reliability(1).Value));
        Assert.NotNull(once.Reliability(1).Note);
    }

    private static double NoiseCorrelation(SimulatedResponses responses, int first, int second)
    {
        double[] Noise(int column) => [.. responses.Repetitions.SelectMany(repetition => repetition.Column(column).Zip(responses.Signal.Column(column), (y, s) => y - s))];
        return Pearson.Compute(Noise(first), Noise(second)).Value;
    }

    private static SimulatedResponses Simulate(RecordingDesign design, NoiseLevel level) =>
        RecordingSimulation.Simulate(s_layer, design, level, new StableRandom(3, 1), new StableRandom(3, 2));
}

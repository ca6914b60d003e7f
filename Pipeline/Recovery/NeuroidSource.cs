using Concord.Alignment;
using Concord.Alignment.Resampling;
using Concord.Alignment.Simulation;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Recovery;

/// <summary>Recordings of neuroids: as many as were recorded, of the same subjects, each with the reliability and, in expectation, the variance of the neuroid that it stands for.</summary>
/// <remarks>A neuroid whose measured reliability is below <see cref="ManifestDefaults.LeastReliability"/>, or undefined, gets this least one: with the variance kept it is noise. Noise is independent between neuroids.</remarks>
internal sealed class NeuroidSource : IRecordingSource
{
    private const int LeastPresentations = 2;

    private readonly BenchmarkTarget target;
    private readonly Matrix units;
    private readonly RecordingDesign design;
    private readonly NoiseLevel level;
    private readonly double[] gains;
    private readonly string stream;
    private readonly long seed;
    private readonly bool keepsPresentations;

    /// <summary>Prepares it.</summary>
    /// <param name="target">The recording that is stood for.</param>
    /// <param name="units">(conditions × units) of the model.</param>
    /// <param name="recovery">What is simulated.</param>
    /// <param name="reliabilities">(neuroids); NaN where undefined.</param>
    /// <param name="random">Names the random numbers.</param>
    /// <param name="keepsPresentations">Whether the metric needs single presentations.</param>
    public NeuroidSource(BenchmarkTarget target, Matrix units, RecoverySpec recovery, IReadOnlyList<double> reliabilities, RecoveryStream random, bool keepsPresentations)
    {
        this.target = target;
        this.units = units;
        this.keepsPresentations = keepsPresentations;
        (this.stream, this.seed) = (random.Name, random.Seed);
        NeuroidAssembly recorded = target.Neuroids!;
        double[] each = [.. reliabilities.Select(value => value > ManifestDefaults.LeastReliability ? Math.Min(value, 1) : ManifestDefaults.LeastReliability)];
        this.Reliability = each.Average();
        this.Neuroids = recorded.Neuroids.Count;
        this.Signal = recovery.Signal;

        bool isMixture = recovery.Signal == ManifestDefaults.Signal;

        // Neuroids are independent, so that subjects differ in their labels alone.
        this.design = new RecordingDesign
        {
            Neuroids = this.Neuroids,
            Repetitions = keepsPresentations ? Presentations(target) : LeastPresentations,
            Signal = isMixture ? RecordedSignal.Mixtures : RecordedSignal.Units,
        };
        this.level = NoiseLevel.Reliabilities(each);
        double variance = ExpectedVariance(units, isMixture);
        this.gains = [.. Deviations(recorded).Zip(each, (sd, reliability) => variance > 0 ? sd * Math.Sqrt(reliability / variance) : 0)];
    }

    public double Reliability { get; }

    public string Signal { get; }

    public int Neuroids { get; }

    public SimulatedTarget Simulate(int recording)
    {
        SimulatedResponses responses = RecordingSimulation.Simulate(
            this.units,
            this.design,
            this.level,
            new StableRandom(this.seed, StableRandom.StreamOf(FormattableString.Invariant($"recovery-signal/{this.stream}/{recording}"))),
            new StableRandom(this.seed, StableRandom.StreamOf(FormattableString.Invariant($"recovery-noise/{this.stream}/{recording}"))));
        NeuroidAssembly recorded = this.target.Neuroids!;
        Matrix[] presentations = this.keepsPresentations ? [.. responses.Repetitions.Select(this.Scaled)] : [];
        double reliability = responses.Reliability(this.seed, this.design.Repetitions == LeastPresentations ? 1 : 10).PerNeuroid.Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();
        return new SimulatedTarget(
            this.target with
            {
                Neuroids = new NeuroidAssembly(recorded.Id, recorded.StimulusIds, recorded.Neuroids, this.Scaled(responses.Mean).Values),
                Repetitions = this.keepsPresentations ? new Lazy<IReadOnlyList<Matrix>>(presentations) : null,
            },
            reliability);
    }

    // One number a neuroid: reliabilities and the expected RDM of a mixture's signal stay as they are.
    private Matrix Scaled(Matrix responses) => new(responses.Rows, responses.Columns, [.. responses.Values.Select((value, i) => value * this.gains[i % responses.Columns])]);

    // Of a neuroid's signal over stimuli, over the weights or units that may be drawn.
    private static double ExpectedVariance(Matrix units, bool isMixture)
    {
        double[] row = new double[units.Columns], sums = new double[units.Columns], squares = new double[units.Columns];
        for (int stimulus = 0; stimulus < units.Rows; stimulus++)
        {
            units.CopyRow(stimulus, row);
            double centre = isMixture ? row.Average() : 0;
            for (int unit = 0; unit < row.Length; unit++)
            {
                double value = row[unit] - centre;
                sums[unit] += value / units.Rows;
                squares[unit] += value * value / units.Rows;
            }
        }

        double total = sums.Zip(squares, (mean, square) => square - (mean * mean)).Sum();
        return isMixture ? total : total / units.Columns;
    }

    private static double[] Deviations(NeuroidAssembly recorded)
    {
        Matrix values = new(recorded.StimulusIds.Count, recorded.Neuroids.Count, recorded.Values);
        return [.. Enumerable.Range(0, values.Columns).Select(column => Math.Sqrt(Spread.Variance(values.Column(column)) * (values.Rows - 1) / values.Rows))];
    }

    // As often as a stimulus was shown on average.
    private static int Presentations(BenchmarkTarget target)
    {
        IReadOnlyList<Matrix> repetitions = target.Repetitions!.Value;
        double shown = repetitions.Sum(repetition => Enumerable.Range(0, repetition.Rows).Count(row => repetition.Row(row).IndexOfAnyExcept(double.NaN) >= 0));
        return Math.Max(LeastPresentations, (int)Math.Round(shown / repetitions[0].Rows));
    }
}

using System.Globalization;
using Concord.Alignment;
using Concord.Alignment.Ceilings;
using Concord.Alignment.Resampling;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Manifests;

namespace Concord.Pipeline.Simulation;

/// <summary>Makes a recording whose origin is known: neuroids that are random mixtures of one layer's units, with noise in every repetition.</summary>
/// <remarks>
/// <para>For subject s and neuroid j, y = (x − mean over units of x)·w_sj with w_sj independent standard normal, so that the correlation of two patterns over many neuroids tends to their correlation over the layer's units: the recording keeps the layer's geometry. Each repetition adds independent normal noise of <see cref="SimulationSpec.NoiseSd"/> times the standard deviation of that neuroid's signal over stimuli; what is stored is the mean over repetitions.</para>
/// <para>A neuroid's ceiling is the reliability of the stored mean: the split-half correlation over repetitions, Spearman–Brown corrected, as Brain-Score has it (10 random halves). A perfect model can expect r = √ceiling, hence the normalisation r/sqrt(c). Undefined with one repetition.</para>
/// </remarks>
internal static class RecordingSimulator
{
    /// <summary>Raised when the same inputs give another recording.</summary>
    public const int Version = 1;

    private const int CeilingSplits = 10;

    /// <summary>Simulates.</summary>
    /// <param name="spec">What is simulated.</param>
    /// <param name="values">(stimuli × units) float32 of the layer.</param>
    /// <param name="units">Units.</param>
    /// <param name="stimulusIds">The stimuli, in the order of the rows.</param>
    /// <param name="seed">The manifest's seed.</param>
    public static SimulatedRecording Simulate(SimulationSpec spec, ReadOnlySpan<float> values, int units, IReadOnlyList<string> stimulusIds, long seed)
    {
        int stimuli = stimulusIds.Count;
        double[] centred = CentreRows(values, stimuli, units);
        int columns = spec.Subjects * spec.Neuroids;
        double[] signal = new double[stimuli * columns];
        GaussianSource weights = new(new StableRandom(seed, StableRandom.StreamOf("signal/" + spec.Id)));
        double[] w = new double[units];
        for (int column = 0; column < columns; column++)
        {
            for (int unit = 0; unit < units; unit++)
            {
                w[unit] = weights.Next();
            }

            for (int stimulus = 0; stimulus < stimuli; stimulus++)
            {
                signal[(stimulus * columns) + column] = Dot(centred.AsSpan(stimulus * units, units), w);
            }
        }

        Matrix[] repetitions = Repetitions(spec, signal, stimuli, columns, seed);
        double[] mean = Mean(repetitions, stimuli * columns);
        double[] ceilings = Ceilings(repetitions, columns, seed);
        Neuroid[] neuroids = [.. Enumerable.Range(0, columns).Select(column =>
        {
            string subject = string.Create(CultureInfo.InvariantCulture, $"simulated-{(column / spec.Neuroids) + 1}");
            return new Neuroid(string.Create(CultureInfo.InvariantCulture, $"{subject}/{column % spec.Neuroids}"), spec.Region, subject, ceilings[column]);
        })];
        return new SimulatedRecording(spec.Id, spec.Stimuli, spec.FromModel, spec.Layer, new NeuroidAssembly(spec.Id, stimulusIds, neuroids, mean));
    }

    // A fixed order of summation: the same numbers on every processor.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.Length; i += 2)
        {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }

        return i < a.Length ? even + odd + (a[i] * b[i]) : even + odd;
    }

    private static double[] CentreRows(ReadOnlySpan<float> values, int stimuli, int units)
    {
        double[] centred = new double[stimuli * units];
        for (int stimulus = 0; stimulus < stimuli; stimulus++)
        {
            ReadOnlySpan<float> row = values.Slice(stimulus * units, units);
            double sum = 0;
            foreach (float value in row)
            {
                sum += value;
            }

            for (int unit = 0; unit < units; unit++)
            {
                centred[(stimulus * units) + unit] = row[unit] - (sum / units);
            }
        }

        return centred;
    }

    private static Matrix[] Repetitions(SimulationSpec spec, double[] signal, int stimuli, int columns, long seed)
    {
        double[] noiseSd = [.. Enumerable.Range(0, columns).Select(column => spec.NoiseSd * StandardDeviation(signal, stimuli, columns, column))];
        GaussianSource noise = new(new StableRandom(seed, StableRandom.StreamOf("noise/" + spec.Id)));
        return [.. Enumerable.Range(0, spec.Repetitions).Select(_ =>
        {
            double[] noisy = new double[signal.Length];
            for (int i = 0; i < noisy.Length; i++)
            {
                noisy[i] = signal[i] + (noiseSd[i % columns] * noise.Next());
            }

            return new Matrix(stimuli, columns, noisy);
        })];
    }

    private static double StandardDeviation(double[] values, int rows, int columns, int column)
    {
        double mean = 0;
        for (int row = 0; row < rows; row++)
        {
            mean += values[(row * columns) + column] / rows;
        }

        double squares = 0;
        for (int row = 0; row < rows; row++)
        {
            double difference = values[(row * columns) + column] - mean;
            squares += difference * difference / rows;
        }

        return Math.Sqrt(squares);
    }

    private static double[] Mean(Matrix[] repetitions, int length)
    {
        double[] mean = new double[length];
        foreach (Matrix repetition in repetitions)
        {
            for (int i = 0; i < length; i++)
            {
                mean[i] += repetition.Values[i] / repetitions.Length;
            }
        }

        return mean;
    }

    private static double[] Ceilings(Matrix[] repetitions, int columns, long seed)
    {
        if (repetitions.Length < 2)
        {
            return [.. Enumerable.Repeat(double.NaN, columns)];
        }

        SplitHalfResult split = SplitHalfCeiling.Compute(repetitions, SplitHalfCeiling.RandomSplits(seed, CeilingSplits, repetitions.Length));
        return [.. split.PerNeuroid];
    }
}

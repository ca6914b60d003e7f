using Concord.Alignment.Resampling;

namespace Concord.Alignment.Simulation;

/// <summary>Makes a recording of known origin from a model's activations: in the brain's place, it shows what an analysis can find.</summary>
/// <remarks>
/// <para><see cref="RecordedSignal.Mixtures"/>: for subject s and neuroid j, y = (x − mean over units of x)·w_sj with w_sj independent standard normal, so that the correlation of
/// two patterns over many neuroids tends to their correlation over the units. <see cref="RecordedSignal.Units"/>: y is a unit.</para>
/// <para>Each repetition r adds independent normal noise, y_r = y + σ_j·(√(1 − c)·e_jr + √c·g_sr), e and g standard normal for each stimulus, σ_j from the
/// <see cref="NoiseLevel"/>, c = <see cref="RecordingDesign.SharedNoise"/>. A neuroid without signal variance has noise 0 under a relative level and so stays constant.</para>
/// <para>Signal and noise come from generators of their own: the noise changes nothing else. Memory: repetitions + 2 matrices of the recording's size.</para>
/// </remarks>
public static class RecordingSimulation
{
    /// <summary>Simulates.</summary>
    /// <param name="activations">(stimuli × units), finite.</param>
    /// <param name="design">Sizes.</param>
    /// <param name="level">How much noise.</param>
    /// <param name="signal">Draws the neuroids.</param>
    /// <param name="noise">Draws the noise.</param>
    /// <exception cref="AlignmentException">An activation is not finite, or there are too few units.</exception>
    public static SimulatedResponses Simulate(Matrix activations, RecordingDesign design, NoiseLevel level, StableRandom signal, StableRandom noise)
    {
        ArgumentNullException.ThrowIfNull(activations);
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(level);
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(noise);
        design.Check(activations);
        Require.FiniteActivations(activations);
        Matrix responses = SignalSampling.Draw(activations, design, signal);
        double[] sd = level.StandardDeviations(responses, design.Repetitions);
        GaussianSource source = new(noise);
        Matrix[] repetitions = [.. Enumerable.Range(0, design.Repetitions).Select(_ => Noisy(responses, sd, design, source))];
        return new SimulatedResponses(responses, sd, repetitions, design.Subjects);
    }

    private static Matrix Noisy(Matrix signal, double[] sd, RecordingDesign design, GaussianSource source)
    {
        double own = Math.Sqrt(1 - design.SharedNoise); // exactly 1 without a shared part
        double shared = Math.Sqrt(design.SharedNoise);
        double common = 0;
        double[] noisy = new double[signal.Values.Length];
        for (int i = 0; i < noisy.Length; i++)
        {
            int column = i % signal.Columns;
            if (shared > 0 && column % design.Neuroids == 0)
            {
                common = shared * source.Next();
            }

            noisy[i] = signal.Values[i] + (sd[column] * ((own * source.Next()) + common));
        }

        return new Matrix(signal.Rows, signal.Columns, noisy);
    }
}

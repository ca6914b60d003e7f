namespace Concord.Alignment.Simulation;

/// <summary>How much noise a presentation has: stated as a standard deviation, or as the reliability that the recording shall have.</summary>
/// <remarks>A class without value equality; two levels are the same when their <see cref="Text"/> is.</remarks>
public sealed class NoiseLevel
{
    private readonly Func<Matrix, int, double[]> standardDeviations;

    private NoiseLevel(string text, Func<Matrix, int, double[]> standardDeviations)
    {
        Text = text;
        this.standardDeviations = standardDeviations;
    }

    /// <summary>The level in words, such as <c>reliability 0.5</c>; it also names random streams.</summary>
    public string Text { get; }

    /// <summary>Noise in units of each neuroid's signal.</summary>
    /// <remarks>σ_j = n·s_j, s_j the standard deviation of the neuroid's signal over stimuli (divided by their number). The mean of R repetitions then has reliability 1/(1 + n²/R) for many stimuli.</remarks>
    /// <param name="sd">n, 0 or more, finite.</param>
    public static NoiseLevel Relative(double sd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sd);
        if (!double.IsFinite(sd))
        {
            throw new ArgumentOutOfRangeException(nameof(sd), sd, "the noise is finite");
        }

        return new NoiseLevel($"noise {sd}", (signal, _) => Array.ConvertAll(NoiseCalibration.SignalSd(signal), s => sd * s));
    }

    /// <summary>Noise with which every neuroid's expected split-half reliability is the same.</summary>
    /// <param name="reliability">Of the mean over repetitions, above 0, at most 1.</param>
    public static NoiseLevel Reliability(double reliability) =>
        new($"reliability {Checked(reliability)}", (signal, repetitions) => NoiseCalibration.ForEach(signal, _ => reliability, repetitions));

    /// <summary>Noise with which each neuroid's expected split-half reliability is a measured one.</summary>
    /// <remarks>Neuroid j takes entry j modulo their number: a recording may have more neuroids than were measured.</remarks>
    /// <param name="reliabilities">Each above 0, at most 1; leave measured neuroids at or below 0 out.</param>
    public static NoiseLevel Reliabilities(IReadOnlyList<double> reliabilities)
    {
        ArgumentNullException.ThrowIfNull(reliabilities);
        ArgumentOutOfRangeException.ThrowIfZero(reliabilities.Count, nameof(reliabilities));
        double[] targets = [.. reliabilities.Select(Checked)];
        return new NoiseLevel(
            $"{targets.Length} measured reliabilities, mean {targets.Average():0.###}",
            (signal, repetitions) => NoiseCalibration.ForEach(signal, column => targets[column % targets.Length], repetitions));
    }

    /// <summary>One noise for all neuroids with which the median of their expected split-half reliabilities is the given one.</summary>
    /// <remarks>Neuroids with a strong signal are then more reliable than others, as in real recordings.</remarks>
    /// <param name="reliability">Above 0, at most 1.</param>
    public static NoiseLevel MedianReliability(double reliability) =>
        new($"median reliability {Checked(reliability)}", (signal, repetitions) => NoiseCalibration.ForMedian(signal, reliability, repetitions));

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal double[] StandardDeviations(Matrix signal, int repetitions) => standardDeviations(signal, repetitions);

    private static double Checked(double reliability) =>
        reliability > 0 && reliability <= 1 ? reliability : throw new ArgumentOutOfRangeException(nameof(reliability), reliability, "a reliability to aim at lies above 0 and at most at 1");
}

using Concord.Alignment.Ceilings;

namespace Concord.Alignment.Simulation;

/// <summary>A recording whose origin is known. A class without value equality.</summary>
public sealed class SimulatedResponses
{
    private readonly int subjects;

    internal SimulatedResponses(Matrix signal, double[] noiseSd, IReadOnlyList<Matrix> repetitions, int subjects)
    {
        Signal = signal;
        NoiseSd = noiseSd;
        Repetitions = repetitions;
        this.subjects = subjects;
        Mean = MeanOf(repetitions);
    }

    /// <summary>(stimuli × subjects·neuroids) responses without noise, subject after subject.</summary>
    public Matrix Signal { get; }

    /// <summary>(subjects·neuroids) standard deviation of the noise of one presentation.</summary>
    public IReadOnlyList<double> NoiseSd { get; }

    /// <summary>(repetitions) of (stimuli × subjects·neuroids).</summary>
    public IReadOnlyList<Matrix> Repetitions { get; }

    /// <summary>(stimuli × subjects·neuroids) mean over repetitions: what is recorded.</summary>
    public Matrix Mean { get; }

    /// <summary>Number of subjects.</summary>
    public int SubjectCount => subjects;

    /// <summary>The mean responses of one subject.</summary>
    /// <param name="subject">0 up to, not including, <see cref="SubjectCount"/>.</param>
    /// <returns>(stimuli × neuroids), a copy.</returns>
    public Matrix OfSubject(int subject)
    {
        int neuroids = Mean.Columns / subjects;
        return Mean.SelectColumns([.. Enumerable.Range(subject * neuroids, neuroids)]);
    }

    /// <summary>The measured reliability of the mean: split halves over repetitions, Spearman–Brown corrected.</summary>
    /// <param name="seed">Of the splits.</param>
    /// <param name="splits">Random halves.</param>
    /// <returns>Per neuroid and their median; NaN with the reason for one repetition.</returns>
    public SplitHalfResult Reliability(long seed, int splits = 10)
    {
        if (Repetitions.Count < 2)
        {
            return new SplitHalfResult(double.NaN, [.. Enumerable.Repeat(double.NaN, Mean.Columns)], "split halves need two repetitions; there is one");
        }

        return SplitHalfCeiling.Compute(Repetitions, SplitHalfCeiling.RandomSplits(seed, splits, Repetitions.Count));
    }

    private static Matrix MeanOf(IReadOnlyList<Matrix> repetitions)
    {
        double[] mean = new double[repetitions[0].Values.Length];
        foreach (Matrix repetition in repetitions)
        {
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += repetition.Values[i] / repetitions.Count;
            }
        }

        return new Matrix(repetitions[0].Rows, repetitions[0].Columns, mean);
    }
}

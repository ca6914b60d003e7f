namespace Concord.Alignment.Rsa;

/// <summary>Responses to repeated presentations, each labelled with its condition and its fold.</summary>
/// <remarks>
/// Folds are parts with independent noise, such as scanner runs or sessions: what is averaged or held out together. A condition may be missing from a fold.
/// A class without value equality: it holds the caller's arrays and copies nothing.
/// </remarks>
public sealed class Measurements
{
    private readonly int[] conditionOf;
    private readonly int[] foldOf;

    /// <summary>Labels the rows of a matrix.</summary>
    /// <param name="values">(presentations × units); borrowed.</param>
    /// <param name="conditionOf">(presentations) 0 … conditions − 1; each occurs; borrowed.</param>
    /// <param name="foldOf">(presentations) 0 … folds − 1; each occurs; borrowed.</param>
    /// <exception cref="ArgumentException">A length is not the number of presentations, or a label is negative or skipped.</exception>
    public Measurements(Matrix values, int[] conditionOf, int[] foldOf)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(conditionOf);
        ArgumentNullException.ThrowIfNull(foldOf);
        Require.SameLength(values.Rows, conditionOf.Length);
        Require.SameLength(values.Rows, foldOf.Length);
        Values = values;
        this.conditionOf = conditionOf;
        this.foldOf = foldOf;
        ConditionCount = CountOf(conditionOf, nameof(conditionOf));
        FoldCount = CountOf(foldOf, nameof(foldOf));
    }

    /// <summary>(presentations × units).</summary>
    public Matrix Values { get; }

    /// <summary>Number of conditions.</summary>
    public int ConditionCount { get; }

    /// <summary>Number of folds.</summary>
    public int FoldCount { get; }

    /// <summary>Complete repetitions, each a fold of its own.</summary>
    /// <param name="repetitions">(repetitions) of (stimuli × units); copied.</param>
    public static Measurements OfRepetitions(IReadOnlyList<Matrix> repetitions)
    {
        ArgumentNullException.ThrowIfNull(repetitions);
        ArgumentOutOfRangeException.ThrowIfZero(repetitions.Count, nameof(repetitions));
        int stimuli = repetitions[0].Rows;
        int units = repetitions[0].Columns;
        var values = new double[repetitions.Count * stimuli * units];
        for (int r = 0; r < repetitions.Count; r++)
        {
            Require.SameLength(stimuli * units, repetitions[r].Values.Length);
            repetitions[r].Values.CopyTo(values, r * stimuli * units);
        }

        int[] rows = Enumerable.Range(0, repetitions.Count * stimuli).ToArray();
        return new Measurements(new Matrix(rows.Length, units, values), Array.ConvertAll(rows, row => row % stimuli), Array.ConvertAll(rows, row => row / stimuli));
    }

    /// <summary>The mean pattern of each condition over all its presentations, each counting once.</summary>
    /// <returns>(conditions × units).</returns>
    public Matrix Means()
    {
        int units = Values.Columns;
        var means = new double[ConditionCount * units];
        var counts = new int[ConditionCount];
        for (int row = 0; row < Values.Rows; row++)
        {
            ReadOnlySpan<double> pattern = Values.Row(row);
            Span<double> sum = means.AsSpan(conditionOf[row] * units, units);
            counts[conditionOf[row]]++;
            for (int k = 0; k < units; k++)
            {
                sum[k] += pattern[k];
            }
        }

        for (int condition = 0; condition < ConditionCount; condition++)
        {
            foreach (ref double mean in means.AsSpan(condition * units, units))
            {
                mean /= counts[condition];
            }
        }

        return new Matrix(ConditionCount, units, means);
    }

    /// <summary>Each presentation less the mean of its condition: noise, with presentations − conditions degrees of freedom.</summary>
    /// <returns>(presentations × units).</returns>
    public Matrix Residuals()
    {
        Matrix means = Means();
        double[] residuals = [.. Values.Values];
        for (int row = 0; row < Values.Rows; row++)
        {
            ReadOnlySpan<double> mean = means.Row(conditionOf[row]);
            Span<double> residual = residuals.AsSpan(row * Values.Columns, Values.Columns);
            for (int k = 0; k < mean.Length; k++)
            {
                residual[k] -= mean[k];
            }
        }

        return new Matrix(Values.Rows, Values.Columns, residuals);
    }

    /// <summary>The same labels on other values.</summary>
    internal Measurements With(Matrix values) => new(values, conditionOf, foldOf);

    internal int ConditionOf(int presentation) => conditionOf[presentation];

    internal int[] PresentationsOf(int fold) => Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold).ToArray();

    private static int CountOf(int[] labels, string name)
    {
        int count = labels.Length == 0 ? 0 : labels.Max() + 1;
        bool[] seen = new bool[count];
        foreach (int label in labels)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(label, name);
            seen[label] = true;
        }

        int skipped = Array.IndexOf(seen, false);
        return skipped < 0 ? count : throw new ArgumentException($"label {skipped} does not occur; labels are 0 … {count - 1}", name);
    }
}

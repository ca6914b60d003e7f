namespace Concord.Alignment.Scaling;

/// <summary>Models with their scale and score, ready for a fit. Holds arrays; equality is by reference.</summary>
public sealed class ScalingData
{
    /// <summary>Checks and takes logarithms.</summary>
    /// <param name="scale">(models × variables) training compute, parameters, stimuli seen: all above 0.</param>
    /// <param name="scores">(models) below 1: misalignment is 1 − score.</param>
    /// <param name="units">(variables) what each measure is divided by; the searches' starts suit measures of 1 … 10⁸ units.</param>
    /// <exception cref="ArgumentException">Lengths differ, a measure is not above 0, or a score is not below 1.</exception>
    public ScalingData(Matrix scale, IReadOnlyList<double> scores, IReadOnlyList<double> units)
    {
        ArgumentNullException.ThrowIfNull(scale);
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(units);
        Require.SameLength(scale.Rows, scores.Count);
        Require.SameLength(scale.Columns, units.Count);
        Scale = scale;
        Units = units;
        LogScale = new double[scale.Values.Length];
        for (int i = 0; i < LogScale.Length; i++)
        {
            double value = scale.Values[i];
            LogScale[i] = value > 0 && double.IsFinite(value) ? Math.Log(value / units[i % scale.Columns]) : throw new ArgumentException($"model {i / scale.Columns}: its scale is {value}; it must be above 0", nameof(scale));
        }

        LogMisalignment = [.. scores.Select((score, model) => score < 1 ? Math.Log(1 - score) : throw new ArgumentException($"model {model}: its score is {score}; it must be below 1", nameof(scores)))];
    }

    /// <summary>Number of models.</summary>
    public int Models => LogMisalignment.Length;

    /// <summary>(models × variables), as given.</summary>
    public Matrix Scale { get; }

    /// <summary>What each measure is divided by.</summary>
    public IReadOnlyList<double> Units { get; }

    /// <summary>(models × variables) row-major.</summary>
    internal double[] LogScale { get; }

    /// <summary>(models).</summary>
    internal double[] LogMisalignment { get; }

    /// <summary>The unit for a measure: the power of ten at or below a tenth of its smallest value.</summary>
    /// <param name="values">One value or more, all above 0.</param>
    public static double UnitOf(IEnumerable<double> values) => Math.Pow(10, Math.Floor(Math.Log10(values.Min())) - 1);
}

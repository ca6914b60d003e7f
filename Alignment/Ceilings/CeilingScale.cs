using Concord.Alignment.Rsa;
using Concord.Alignment.Statistics;

namespace Concord.Alignment.Ceilings;

/// <summary>A form of one RDM that makes subjects comparable before they are averaged. NaN pairs keep their place and take no part.</summary>
internal sealed class CeilingScale
{
    private readonly Func<double[], double[]> transform;

    private CeilingScale(Func<double[], double[]> transform) => this.transform = transform;

    /// <summary>As recorded.</summary>
    public static CeilingScale Raw { get; } = new(values => values);

    /// <summary>Midranks.</summary>
    public static CeilingScale Ranked { get; } = new(values => Ranks.Midranks(values));

    /// <summary>(v − mean)/sd with the population sd.</summary>
    public static CeilingScale Standardised { get; } = new(Standardise);

    /// <summary>Standardised midranks.</summary>
    public static CeilingScale StandardisedRanks { get; } = new(values => Standardise(Ranks.Midranks(values)));

    /// <summary>v/√(mean v²).</summary>
    public static CeilingScale UnitSquare { get; } = new(values => Over(values, Math.Sqrt(values.Sum(value => value * value) / values.Length)));

    public double[] Apply(double[] values)
    {
        PairSubset defined = PairSubset.DefinedIn(values);
        double[] scaled = transform(defined.Pick(values).ToArray());
        if (defined.Index is null)
        {
            return scaled;
        }

        double[] whole = Array.ConvertAll(values, _ => double.NaN);
        for (int k = 0; k < scaled.Length; k++)
        {
            whole[defined.Index[k]] = scaled[k];
        }

        return whole;
    }

    private static double[] Standardise(double[] values)
    {
        double mean = Pearson.Mean(values);
        return Over(Array.ConvertAll(values, value => value - mean), Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length));
    }

    // 0/0 = NaN for an RDM without variance or of zeros.
    private static double[] Over(double[] values, double divisor) => Array.ConvertAll(values, value => value / divisor);
}

using Concord.Alignment.Resampling;

namespace Concord.Alignment.Predictivity;

/// <summary>Aggregates over neuroids.</summary>
public static class NeuroidAggregates
{
    /// <summary>The aggregate over the defined neuroids.</summary>
    /// <param name="perNeuroid">(neuroids); NaN where undefined.</param>
    /// <param name="aggregate">Median or mean.</param>
    /// <returns>NaN when no neuroid is defined; the note counts those left out.</returns>
    public static Scored Compute(ReadOnlySpan<double> perNeuroid, NeuroidAggregate aggregate)
    {
        double value = OfDefined(Quantiles.SortedDefined(perNeuroid), aggregate, out int defined);
        int undefined = perNeuroid.Length - defined;
        string? note = undefined == 0 ? null : $"{undefined} of {perNeuroid.Length} neuroids undefined and left out";
        return defined == 0 ? Scored.Undefined(note ?? "no neuroids") : new Scored(value, note);
    }

    internal static double OfDefined(double[] sorted, NeuroidAggregate aggregate, out int defined)
    {
        defined = sorted.Length;
        return defined == 0 ? double.NaN : aggregate is NeuroidAggregate.Median ? Quantiles.Linear(sorted, 0.5) : sorted.Average();
    }
}

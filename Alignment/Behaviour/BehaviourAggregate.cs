namespace Concord.Alignment.Behaviour;

/// <summary>Means of behavioural scores and of their draws over datasets.</summary>
public static class BehaviourAggregate
{
    /// <summary>The mean over datasets.</summary>
    /// <param name="perDataset">One value a dataset.</param>
    /// <returns>NaN, with a note, when a dataset's is: a mean over the others would be another score.</returns>
    public static Scored OverDatasets(IReadOnlyList<double> perDataset)
    {
        ArgumentNullException.ThrowIfNull(perDataset);
        int undefined = perDataset.Count(double.IsNaN);
        return perDataset.Count == 0 || undefined > 0
            ? Scored.Undefined($"{undefined} of {perDataset.Count} datasets undefined")
            : new Scored(perDataset.Average());
    }

    /// <summary>The mean over datasets, draw by draw.</summary>
    /// <param name="perDataset">(datasets)(draws).</param>
    /// <returns>(draws); NaN where a dataset's draw is.</returns>
    public static double[] DrawsOverDatasets(IReadOnlyList<double[]> perDataset)
    {
        ArgumentNullException.ThrowIfNull(perDataset);
        var mean = new double[perDataset.Count == 0 ? 0 : perDataset[0].Length];
        foreach (double[] draws in perDataset)
        {
            Require.SameLength(mean.Length, draws.Length);
            for (int draw = 0; draw < mean.Length; draw++)
            {
                mean[draw] += draws[draw] / perDataset.Count;
            }
        }

        return mean;
    }

    /// <summary>The mean of the values that are defined: over conditions and observers, where an undefined one is left out and counted.</summary>
    /// <param name="values">NaN where undefined.</param>
    /// <returns>NaN when none is defined.</returns>
    public static double MeanOfDefined(IEnumerable<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] defined = values.Where(value => !double.IsNaN(value)).ToArray();
        return defined.Length == 0 ? double.NaN : defined.Average();
    }
}

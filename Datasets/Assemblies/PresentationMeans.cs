namespace Concord.Datasets.Assemblies;

/// <summary>Means over the presentations of each stimulus: over all of them, over one half, over those of one session. Missing values are left out of each mean.</summary>
/// <param name="recording">Whose presentations.</param>
/// <param name="window">The bins to average over; null where there is one bin or none.</param>
public sealed class PresentationMeans(PresentationAssembly recording, TimeBin? window = null)
{
    private readonly int[] _bins = recording.BinsOf(window);

    /// <summary>The means as an assembly.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="rows">The presentations that count; at least one.</param>
    /// <returns>(stimuli among those rows × neuroids), stimuli in the order of the recording's first showings.</returns>
    /// <exception cref="DatasetException">A neuroid without any value for a stimulus.</exception>
    public NeuroidAssembly Over(string id, IEnumerable<int> rows)
    {
        (string[] stimuli, double[] means) = Values(rows);
        RequireAll(id, stimuli, means);
        return new NeuroidAssembly(id, stimuli, recording.Neuroids, means);
    }

    /// <summary>The means as numbers.</summary>
    /// <param name="rows">The presentations that count; at least one.</param>
    /// <returns>The stimuli among those rows, in the order of the recording's first showings; (stimuli × neuroids), NaN where no value was measured.</returns>
    public (string[] StimulusIds, double[] Means) Values(IEnumerable<int> rows)
    {
        ILookup<string, int> rowsOf = rows.ToLookup(row => recording.Presentations[row].StimulusId, StringComparer.Ordinal);
        string[] stimuli = [.. recording.StimulusIds.Where(rowsOf.Contains)];
        int columns = recording.Neuroids.Count;
        double[] means = new double[stimuli.Length * columns];
        double[] response = new double[columns];
        int[] counts = new int[columns];
        for (int stimulus = 0; stimulus < stimuli.Length; stimulus++)
        {
            Span<double> mean = means.AsSpan(stimulus * columns, columns);
            Array.Clear(counts);
            foreach (int row in rowsOf[stimuli[stimulus]])
            {
                recording.Response(row, _bins, response);
                for (int column = 0; column < columns; column++)
                {
                    if (!double.IsNaN(response[column]))
                    {
                        mean[column] += response[column];
                        counts[column]++;
                    }
                }
            }

            for (int column = 0; column < columns; column++)
            {
                mean[column] = counts[column] == 0 ? double.NaN : mean[column] / counts[column];
            }
        }

        return (stimuli, means);
    }

    private void RequireAll(string id, string[] stimuli, double[] means)
    {
        int columns = recording.Neuroids.Count;
        int missing = means.Count(double.IsNaN);
        if (missing == 0)
        {
            return;
        }

        string[] neuroids = [.. Enumerable.Range(0, columns).Where(column => Enumerable.Range(0, stimuli.Length).Any(row => double.IsNaN(means[(row * columns) + column]))).Select(column => recording.Neuroids[column].Id)];
        throw new DatasetException(
            $"assembly '{id}'",
            $"{missing} of {means.Length} means without any measured value, in {neuroids.Length} neuroids ({string.Join(", ", neuroids.Take(4))}{(neuroids.Length > 4 ? ", …" : "")})",
            "at least one presentation of each stimulus for each neuroid",
            "Nothing is filled in: leave out those neuroids, or the stimuli that were not shown to all.");
    }
}

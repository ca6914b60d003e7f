using Concord.Alignment;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Scoring;

/// <summary>The presentations of a dataset as whole repetitions of its scored stimuli, for ceilings and distances that need them.</summary>
internal static class RecordedRepetitions
{
    /// <summary>As many repetitions as every stimulus has; the first ones of those that have more.</summary>
    /// <param name="dataset">With recordings.</param>
    /// <param name="assembly">The means that are scored: its stimuli and neuroids, in its order.</param>
    /// <returns>(repetitions) of (stimuli × neuroids); a missing value is NaN. One where a stimulus was shown once.</returns>
    public static IReadOnlyList<Matrix> Of(Dataset dataset, NeuroidAssembly assembly)
    {
        Dictionary<string, int> columnOf = assembly.Neuroids.Select((neuroid, column) => (neuroid.Id, column)).ToDictionary(pair => pair.Id, pair => pair.column, StringComparer.Ordinal);
        int count = dataset.Recordings.Min(recording => RowsOf(recording, assembly).Min(rows => rows.Length));
        double[][] values = [.. Enumerable.Range(0, count).Select(_ => new double[assembly.StimulusIds.Count * assembly.Neuroids.Count])];
        foreach (PresentationAssembly recording in dataset.Recordings)
        {
            int[] bins = recording.BinsOf(dataset.Window);
            double[] response = new double[recording.Neuroids.Count];
            (int From, int To)[] columns = [.. recording.Neuroids.Select((neuroid, from) => (from, To: columnOf.GetValueOrDefault(neuroid.Id, -1))).Where(pair => pair.To >= 0)];
            int[][] rowsOf = RowsOf(recording, assembly);
            for (int stimulus = 0; stimulus < rowsOf.Length; stimulus++)
            {
                for (int repetition = 0; repetition < count; repetition++)
                {
                    recording.Response(rowsOf[stimulus][repetition], bins, response);
                    foreach ((int from, int to) in columns)
                    {
                        values[repetition][(stimulus * assembly.Neuroids.Count) + to] = response[from];
                    }
                }
            }
        }

        return [.. values.Select(all => new Matrix(assembly.StimulusIds.Count, assembly.Neuroids.Count, all))];
    }

    private static int[][] RowsOf(PresentationAssembly recording, NeuroidAssembly assembly)
    {
        ILookup<string, int> rows = Enumerable.Range(0, recording.Presentations.Count).ToLookup(row => recording.Presentations[row].StimulusId, StringComparer.Ordinal);
        return [.. assembly.StimulusIds.Select(id => rows[id].OrderBy(row => recording.Presentations[row].Repetition).ToArray())];
    }
}

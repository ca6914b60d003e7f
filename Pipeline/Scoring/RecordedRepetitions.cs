using Concord.Alignment;
using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Scoring;

/// <summary>The presentations of a dataset as repetitions of its scored stimuli, for ceilings and distances that need them.</summary>
internal static class RecordedRepetitions
{
    /// <summary>As many repetitions as the stimulus shown most often has; one that was shown less often lacks the last ones (NaN).</summary>
    /// <param name="dataset">With recordings.</param>
    /// <param name="assembly">The means that are scored: its stimuli and neuroids, in its order.</param>
    /// <returns>(repetitions) of (stimuli × neuroids); NaN where there was no presentation, or where a value is missing in it.</returns>
    public static IReadOnlyList<Matrix> Of(Dataset dataset, NeuroidAssembly assembly)
    {
        Dictionary<string, int> columnOf = assembly.Neuroids.Select((neuroid, column) => (neuroid.Id, column)).ToDictionary(pair => pair.Id, pair => pair.column, StringComparer.Ordinal);
        PresentationAssembly[] recordings = [.. dataset.Recordings.Where(recording => recording.Neuroids.Any(neuroid => columnOf.ContainsKey(neuroid.Id)))];
        int count = recordings.Max(recording => RowsOf(recording, assembly).Max(rows => rows.Length));
        double[][] values = [.. Enumerable.Range(0, count).Select(_ => Missing(assembly.StimulusIds.Count * assembly.Neuroids.Count))];
        foreach (PresentationAssembly recording in recordings)
        {
            int[] bins = recording.BinsOf(dataset.Window);
            double[] response = new double[recording.Neuroids.Count];
            (int From, int To)[] columns = [.. recording.Neuroids.Select((neuroid, from) => (from, To: columnOf.GetValueOrDefault(neuroid.Id, -1))).Where(pair => pair.To >= 0)];
            int[][] rowsOf = RowsOf(recording, assembly);
            for (int stimulus = 0; stimulus < rowsOf.Length; stimulus++)
            {
                for (int repetition = 0; repetition < rowsOf[stimulus].Length; repetition++)
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

    /// <summary>Repetitions with their labels for distances over presentations, of the neuroids that miss no value in a presentation.</summary>
    /// <param name="repetitions">As <see cref="Of"/> gives them.</param>
    /// <param name="columns">The neuroids wanted.</param>
    /// <returns>The measurements, each repetition a fold; and how many neuroids were left out because a value of theirs is missing. Null where none is left, or a stimulus has no presentation.</returns>
    public static (Alignment.Rsa.Measurements? Measurements, int LeftOut) Whole(IReadOnlyList<Matrix> repetitions, IReadOnlyList<int> columns)
    {
        // A presentation that did not take place misses all values; one that did may miss some.
        (int Repetition, int Stimulus)[] rows = [.. from repetition in Enumerable.Range(0, repetitions.Count) from stimulus in Enumerable.Range(0, repetitions[0].Rows) where columns.Any(column => !double.IsNaN(repetitions[repetition].Values[(stimulus * repetitions[0].Columns) + column])) select (repetition, stimulus)];
        int[] whole = [.. columns.Where(column => rows.All(row => !double.IsNaN(repetitions[row.Repetition].Values[(row.Stimulus * repetitions[0].Columns) + column])))];
        if (whole.Length == 0 || rows.Select(row => row.Stimulus).Distinct().Count() < repetitions[0].Rows)
        {
            return (null, columns.Count - whole.Length);
        }

        double[] values = [.. rows.SelectMany(row => whole.Select(column => repetitions[row.Repetition].Values[(row.Stimulus * repetitions[0].Columns) + column]))];
        return (new Alignment.Rsa.Measurements(new Matrix(rows.Length, whole.Length, values), [.. rows.Select(row => row.Stimulus)], [.. rows.Select(row => row.Repetition)]), columns.Count - whole.Length);
    }

    private static double[] Missing(int count)
    {
        double[] missing = new double[count];
        Array.Fill(missing, double.NaN);
        return missing;
    }

    private static int[][] RowsOf(PresentationAssembly recording, NeuroidAssembly assembly)
    {
        ILookup<string, int> rows = Enumerable.Range(0, recording.Presentations.Count).ToLookup(row => recording.Presentations[row].StimulusId, StringComparer.Ordinal);
        return [.. assembly.StimulusIds.Select(id => rows[id].OrderBy(row => recording.Presentations[row].Repetition).ToArray())];
    }
}

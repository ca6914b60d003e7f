using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Presentations: counts, time bins, presentations that stand twice, missing values, constant neuroids, unequal numbers of repetitions.</summary>
internal static class RecordingCheck
{
    private const int SpreadSample = 100_000;

    public static IEnumerable<DatasetFinding> Run(Dataset dataset) => dataset.Recordings.SelectMany(recording => One(dataset, recording)).Concat(Shared(dataset));

    private static IEnumerable<DatasetFinding> One(Dataset dataset, PresentationAssembly recording)
    {
        string of = $"recording '{recording.Id}'";
        string bins = recording.TimeBins.Count == 0 ? "" : $" × {recording.TimeBins.Count} time bins ({recording.TimeBins[0].Start:0.##} to {recording.TimeBins[^1].End:0.##} ms)";
        yield return DatasetFinding.Information($"{of}: {recording.Presentations.Count} presentations of {recording.StimulusIds.Count} stimuli × {recording.Neuroids.Count} neuroids{bins}");
        foreach (DatasetFinding finding in Twice(recording, of).Concat(Counts(recording, of)).Concat(Missing(recording, of)).Concat(Constant(recording, of)).Concat(Sentinels(recording, of)).Concat(TimeCheck.Run(recording, dataset.Window, of)))
        {
            yield return finding;
        }

        if (recording.HasRepetitions)
        {
            foreach (DatasetFinding finding in RepetitionCheck.Run(recording, dataset.Window, of))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<DatasetFinding> Twice(PresentationAssembly recording, string of)
    {
        string[] twice = [.. recording.Presentations.GroupBy(presentation => presentation).Where(group => group.Count() > 1).Select(group => $"{group.Key} {group.Count()} times")];
        if (twice.Length > 0)
        {
            yield return DatasetFinding.Error($"{of}: presentations that stand more than once, so repetitions are labelled wrongly: {DatasetFinding.Listing(twice)}");
        }
    }

    private static IEnumerable<DatasetFinding> Counts(PresentationAssembly recording, string of)
    {
        if (!recording.HasRepetitions)
        {
            yield return DatasetFinding.Information($"{of}: every stimulus was shown once; reliability cannot be computed from it");
            yield break;
        }

        IGrouping<int, string>[] byCount = [.. recording.Presentations.GroupBy(presentation => presentation.StimulusId, StringComparer.Ordinal).GroupBy(group => group.Count(), group => group.Key).OrderByDescending(group => group.Count())];
        if (byCount.Length == 1)
        {
            yield return DatasetFinding.Information($"{of}: {byCount[0].Key} repetitions of each stimulus");
            yield break;
        }

        // Data with as many counts as stimuli are made so; a few odd ones among equal ones are mistakes of labels.
        string[] odd = [.. byCount.Skip(1).SelectMany(group => group.Select(id => $"{id} ({group.Key})"))];
        yield return DatasetFinding.Warning($"{of}: {byCount[0].Count()} stimuli have {byCount[0].Key} repetitions, {odd.Length} have other numbers: {DatasetFinding.Listing(odd)}");
    }

    private static IEnumerable<DatasetFinding> Missing(PresentationAssembly recording, string of)
    {
        int layers = Math.Max(1, recording.TimeBins.Count);
        int columns = recording.Neuroids.Count;
        int[] missing = new int[columns];
        for (int i = 0; i < recording.Values.Length; i++)
        {
            if (double.IsNaN(recording.Values[i]))
            {
                missing[i / layers % columns]++;
            }
        }

        int all = recording.Presentations.Count * layers;
        string[] empty = [.. Enumerable.Range(0, columns).Where(column => missing[column] == all).Select(column => recording.Neuroids[column].Id)];
        string[] some = [.. Enumerable.Range(0, columns).Where(column => missing[column] > 0 && missing[column] < all).Select(column => $"{recording.Neuroids[column].Id} ({100.0 * missing[column] / all:0.#} %)")];
        if (empty.Length > 0)
        {
            yield return DatasetFinding.Error($"{of}: {empty.Length} neuroids without a single value (NaN): {DatasetFinding.Listing(empty)}");
        }

        if (some.Length > 0)
        {
            yield return DatasetFinding.Warning($"{of}: {some.Length} neuroids miss values (NaN): {DatasetFinding.Listing(some)}; means leave them out");
        }
    }

    private static IEnumerable<DatasetFinding> Constant(PresentationAssembly recording, string of)
    {
        int layers = Math.Max(1, recording.TimeBins.Count);
        int columns = recording.Neuroids.Count;
        bool[] varies = new bool[columns];
        for (int i = columns * layers; i < recording.Values.Length; i++)
        {
            int column = i / layers % columns;
            varies[column] |= recording.Values[i] != recording.Values[(column * layers) + (i % layers)];
        }

        foreach (DatasetFinding finding in AssemblyCheck.ConstantBySubject(of, recording.Neuroids, column => !varies[column]))
        {
            yield return finding;
        }
    }

    // A number such as -9999 that stands for a missing value: the same extreme several times, far from all others.
    private static IEnumerable<DatasetFinding> Sentinels(PresentationAssembly recording, string of)
    {
        // The spread from a sample, the extremes from all: a large recording is not sorted for them.
        int step = Math.Max(1, recording.Values.Length / SpreadSample);
        double[] sorted = [.. recording.Values.Where((_, i) => i % step == 0).Where(double.IsFinite).Order()];
        if (sorted.Length < 20)
        {
            yield break;
        }

        double spread = sorted[(int)(0.95 * (sorted.Length - 1))] - sorted[(int)(0.05 * (sorted.Length - 1))];
        foreach (int sign in new[] { -1, 1 })
        {
            (double extreme, double next, int times) = Extreme(recording.Values, sign);
            if (times > 1 && spread > 0 && Math.Abs(extreme - next) > 5 * spread)
            {
                yield return DatasetFinding.Warning($"{of}: {extreme} stands {times} times, far from all other values; does it mean a missing value? Write NaN or nothing instead");
            }
        }
    }

    // The largest value (smallest with sign −1), the one after it, and how often the first stands; missing values do not count.
    private static (double Extreme, double Next, int Times) Extreme(double[] values, int sign)
    {
        (double extreme, double next, int times) = (double.NegativeInfinity, double.NegativeInfinity, 0);
        foreach (double value in values)
        {
            double signed = sign * value;
            if (signed > extreme)
            {
                (extreme, next, times) = (signed, extreme, 1);
            }
            else if (signed.Equals(extreme))
            {
                times++;
            }
            else if (signed > next)
            {
                next = signed;
            }
        }

        return (sign * extreme, sign * next, times);
    }

    // Where several files are put side by side, only the stimuli of all of them are scored.
    private static IEnumerable<DatasetFinding> Shared(Dataset dataset)
    {
        if (dataset.Recordings.Count < 2 || dataset.Assemblies.Count == 0)
        {
            yield break;
        }

        foreach (PresentationAssembly recording in dataset.Recordings)
        {
            string[] left = [.. recording.StimulusIds.Except(dataset.Assemblies[0].StimulusIds, StringComparer.Ordinal)];
            if (left.Length > 0)
            {
                yield return DatasetFinding.Warning($"recording '{recording.Id}': {left.Length} of {recording.StimulusIds.Count} stimuli are not in every other recording and are not scored: {DatasetFinding.Listing(left)}");
            }
        }
    }
}

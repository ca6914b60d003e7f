using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Labels: counts, judgements a stimulus, stimuli that join.</summary>
internal static class LabelCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset)
    {
        if (dataset.Labels is not { } labels)
        {
            yield break;
        }

        int columns = labels.Categories.Count;
        double[] sums = [.. Enumerable.Range(0, labels.StimulusIds.Count).Select(row => labels.Counts.AsSpan(row * columns, columns).ToArray().Sum())];
        yield return DatasetFinding.Information($"labels: {labels.StimulusIds.Count} stimuli × {columns} categories, {sums.Min():0}–{sums.Max():0} judgements each");
        string[] unchosen = [.. labels.Categories.Where((_, column) => Enumerable.Range(0, sums.Length).All(row => labels.Counts[(row * columns) + column] == 0))];
        if (unchosen.Length > 0)
        {
            yield return DatasetFinding.Warning($"labels: never chosen: {DatasetFinding.Listing(unchosen)}");
        }

        if (dataset.Stimuli is { } stimuli && !labels.StimulusIds.All(stimuli.Contains))
        {
            yield return DatasetFinding.Error($"labels: {labels.StimulusIds.Count(id => !stimuli.Contains(id))} rows without a stimulus");
        }
    }
}

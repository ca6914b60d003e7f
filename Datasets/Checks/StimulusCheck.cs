using System.Collections.Concurrent;
using Concord.Datasets.Catalogue;
using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Checks;

/// <summary>Pictures: how many, sizes, duplicates, those that cannot be decoded; groups that join.</summary>
internal static class StimulusCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset)
    {
        if (dataset.Stimuli is not { } set)
        {
            yield break;
        }

        string categories = set.Stimuli.Select(stimulus => stimulus.Category).Distinct(StringComparer.Ordinal).Count() is > 1 and int count ? $" in {count} categories" : "";
        yield return DatasetFinding.Information($"{set.Count} stimuli{categories}");
        if (set.IsText)
        {
            yield return DatasetFinding.Information($"texts of {DatasetFinding.Range([.. set.Stimuli.Select(stimulus => stimulus.Text!.Length)])} characters");
            foreach (DatasetFinding finding in Same(set, "text").Concat(Groups(dataset, set)))
            {
                yield return finding;
            }

            yield break;
        }

        var sizes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var faults = new ConcurrentQueue<string>();
        InParallel.For(set.Count, i => Look(set.Stimuli[i], sizes, faults));
        foreach (string fault in faults.Order(StringComparer.Ordinal))
        {
            yield return DatasetFinding.Error(fault);
        }

        string[] each = [.. sizes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} of {pair.Key}")];
        yield return each.Length == 1
            ? DatasetFinding.Information($"pictures: {each[0]} pixels")
            : DatasetFinding.Warning($"pictures of {each.Length} sizes: {DatasetFinding.Listing(each)}");
        if (!faults.IsEmpty)
        {
            yield break;
        }

        foreach (DatasetFinding finding in Same(set, "picture").Concat(Groups(dataset, set)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<DatasetFinding> Same(StimulusSet set, string what) => set.Stimuli
        .GroupBy(stimulus => stimulus.ContentHash, StringComparer.Ordinal)
        .Where(group => group.Count() > 1)
        .Select(same => DatasetFinding.Warning($"the same {what} under {same.Count()} ids: {DatasetFinding.Listing([.. same.Select(stimulus => stimulus.Id)])}"));

    private static void Look(Stimulus stimulus, ConcurrentDictionary<string, int> sizes, ConcurrentQueue<string> faults)
    {
        try
        {
            RgbImage image = stimulus.Load();
            _ = stimulus.ContentHash;
            sizes.AddOrUpdate($"{image.Width}×{image.Height}", 1, (_, count) => count + 1);
        }
        catch (DatasetException fault)
        {
            faults.Enqueue($"stimulus '{stimulus.Id}' cannot be decoded: {fault.Message}");
        }
    }

    private static IEnumerable<DatasetFinding> Groups(Dataset dataset, StimulusSet set)
    {
        if (dataset.StimulusGroups is not { } groups)
        {
            yield break;
        }

        string[] without = [.. set.Ids.Where(id => !groups.ContainsKey(id))];
        if (without.Length > 0)
        {
            yield return DatasetFinding.Error($"{without.Length} stimuli belong to no recorded condition: {DatasetFinding.Listing(without)}");
        }

        int[] sizes = [.. groups.Values.GroupBy(group => group, StringComparer.Ordinal).Select(group => group.Count())];
        yield return DatasetFinding.Information($"{sizes.Length} recorded conditions of {DatasetFinding.Range(sizes)} stimuli");
    }
}

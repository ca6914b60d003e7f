using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>RDMs: counts, constant matrices and rows, repeated matrices, subjects that do not agree with the others.</summary>
internal static class RdmCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset) =>
        dataset.Rdms.SelectMany(set => One(dataset, set, "RDMs")).Concat(dataset.ModelRdms is { } models ? One(dataset, models, "model RDMs") : []);

    public static double[] MeanOfOthers(IReadOnlyList<RdmEntry> subjects, RdmEntry one)
    {
        double[] mean = new double[one.UpperTriangle.Length];
        foreach (RdmEntry other in subjects.Where(other => !ReferenceEquals(other, one)))
        {
            for (int i = 0; i < mean.Length; i++)
            {
                mean[i] += other.UpperTriangle[i] / (subjects.Count - 1);
            }
        }

        return mean;
    }

    /// <summary>The dissimilarity of two stimuli; NaN for one with itself.</summary>
    public static double At(double[] triangle, int a, int b, int count)
    {
        (int i, int j) = a < b ? (a, b) : (b, a);
        return i == j ? double.NaN : triangle[(i * count) - (i * (i + 1) / 2) + j - i - 1];
    }

    private static IEnumerable<DatasetFinding> One(Dataset dataset, RdmSet set, string what)
    {
        string regions = string.Join(", ", set.Entries.GroupBy(entry => entry.Region, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));
        yield return DatasetFinding.Information($"{what}: {set.Entries.Count} over {set.StimulusIds.Count} stimuli ({regions})");
        if (dataset.Stimuli is { } stimuli && !set.StimulusIds.All(stimuli.Contains))
        {
            yield return DatasetFinding.Error($"{what}: {set.StimulusIds.Count(id => !stimuli.Contains(id))} rows without a stimulus: {DatasetFinding.Listing([.. set.StimulusIds.Where(id => !stimuli.Contains(id))])}");
        }

        foreach (RdmEntry entry in set.Entries)
        {
            foreach (DatasetFinding finding in Shape(set, entry))
            {
                yield return finding;
            }
        }

        foreach (DatasetFinding finding in Repeated(set).Concat(set.Regions.SelectMany(region => Outliers(set, region))))
        {
            yield return finding;
        }
    }

    private static IEnumerable<DatasetFinding> Shape(RdmSet set, RdmEntry entry)
    {
        if (Correlation.IsConstant(entry.UpperTriangle))
        {
            yield return DatasetFinding.Error($"RDM '{entry.Name}' is constant; correlations with it are undefined");
            yield break;
        }

        int count = set.StimulusIds.Count;
        string[] constant = [.. Enumerable.Range(0, count).Where(row => Correlation.IsConstant(Row(entry.UpperTriangle, row, count))).Select(row => set.StimulusIds[row])];
        if (constant.Length > 0)
        {
            yield return DatasetFinding.Warning($"RDM '{entry.Name}': constant rows at {DatasetFinding.Listing(constant)}");
        }
    }

    private static IEnumerable<double> Row(double[] triangle, int row, int count) => Enumerable.Range(0, count).Where(other => other != row).Select(other => At(triangle, row, other, count));

    private static IEnumerable<DatasetFinding> Repeated(RdmSet set)
    {
        var seen = new Dictionary<string, RdmEntry>(StringComparer.Ordinal);
        foreach (RdmEntry entry in set.Entries)
        {
            using var hash = new CanonicalHash();
            string key = hash.Add(entry.UpperTriangle.AsSpan()).Hex();
            if (!seen.TryAdd(key, entry))
            {
                yield return DatasetFinding.Warning($"RDM '{entry.Name}' equals '{seen[key].Name}' to the last digit");
            }
        }
    }

    private static IEnumerable<DatasetFinding> Outliers(RdmSet set, string region)
    {
        IReadOnlyList<RdmEntry> subjects = [.. set.SubjectMeans(region).Entries.Where(entry => entry.Subject is not null)];
        if (subjects.Count < 3)
        {
            yield break;
        }

        foreach (RdmEntry subject in subjects)
        {
            double r = Correlation.Pearson(subject.UpperTriangle, MeanOfOthers(subjects, subject));
            if (!(r > 0.02))
            {
                yield return DatasetFinding.Warning($"region '{region}', subject '{subject.Subject}': r = {r:0.000} with the mean of the others; are its rows in another order?");
            }
        }

        foreach (string exchanged in ExchangedRows.Find(Patterns.Of(new RdmSet(set.StimulusIds, subjects))))
        {
            yield return DatasetFinding.Warning($"region '{region}', RDM rows: {exchanged}");
        }
    }
}

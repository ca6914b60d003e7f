using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Responses: counts, constant neuroids and subjects, repeated rows, rows without a stimulus, ceilings, folds.</summary>
internal static class AssemblyCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset) => dataset.Assemblies.SelectMany(assembly => One(dataset, assembly)).Concat(Folds(dataset));

    private static IEnumerable<DatasetFinding> One(Dataset dataset, NeuroidAssembly assembly)
    {
        string regions = string.Join(", ", assembly.Neuroids.GroupBy(neuroid => neuroid.Region, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));
        yield return DatasetFinding.Information($"assembly '{assembly.Id}': {assembly.StimulusIds.Count} stimuli × {assembly.Neuroids.Count} neuroids ({regions})");
        foreach (DatasetFinding finding in Constant(assembly).Concat(Columns(assembly)).Concat(Rows(assembly)).Concat(Joins(dataset, assembly)).Concat(Ceilings(assembly)))
        {
            yield return finding;
        }
    }

    /// <summary>Constant neuroids, subject by subject.</summary>
    public static IEnumerable<DatasetFinding> ConstantBySubject(string of, IReadOnlyList<Neuroid> neuroids, Func<int, bool> isConstant)
    {
        Neuroid[] constant = [.. neuroids.Where((_, column) => isConstant(column))];
        foreach (IGrouping<string, Neuroid> subject in constant.GroupBy(neuroid => neuroid.Subject, StringComparer.Ordinal))
        {
            bool all = subject.Count() == neuroids.Count(neuroid => neuroid.Subject == subject.Key);
            yield return DatasetFinding.Error(all
                ? $"{of}: every neuroid of subject '{subject.Key}' is constant"
                : $"{of}: {subject.Count()} constant neuroids of subject '{subject.Key}': {DatasetFinding.Listing([.. subject.Select(neuroid => neuroid.Id)])}");
        }
    }

    private static IEnumerable<DatasetFinding> Constant(NeuroidAssembly assembly)
    {
        int columns = assembly.Neuroids.Count;
        return ConstantBySubject($"assembly '{assembly.Id}'", assembly.Neuroids, column => Correlation.IsConstant(Enumerable.Range(0, assembly.StimulusIds.Count).Select(row => assembly.Values[(row * columns) + column])));
    }

    private static IEnumerable<DatasetFinding> Columns(NeuroidAssembly assembly)
    {
        int columns = assembly.Neuroids.Count;
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var same = new List<string>();
        for (int column = 0; column < columns; column++)
        {
            int at = column;
            double[] values = [.. Enumerable.Range(0, assembly.StimulusIds.Count).Select(row => assembly.Values[(row * columns) + at])];
            using var hash = new CanonicalHash();
            string key = hash.Add(values.AsSpan()).Hex();
            if (!seen.TryAdd(key, column) && !Correlation.IsConstant(values))
            {
                same.Add($"{assembly.Neuroids[column].Id} as {assembly.Neuroids[seen[key]].Id}");
            }
        }

        if (same.Count > 0)
        {
            yield return DatasetFinding.Warning($"assembly '{assembly.Id}': {same.Count} neuroids have the same responses to the last digit as another: {DatasetFinding.Listing(same)}");
        }
    }

    private static IEnumerable<DatasetFinding> Rows(NeuroidAssembly assembly)
    {
        int columns = assembly.Neuroids.Count;
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int row = 0; row < assembly.StimulusIds.Count; row++)
        {
            using var hash = new CanonicalHash();
            string key = hash.Add(assembly.Values.AsSpan(row * columns, columns)).Hex();
            if (!seen.TryAdd(key, assembly.StimulusIds[row]))
            {
                yield return DatasetFinding.Warning($"assembly '{assembly.Id}': '{seen[key]}' and '{assembly.StimulusIds[row]}' have the same responses to the last digit");
            }
        }
    }

    private static IEnumerable<DatasetFinding> Joins(Dataset dataset, NeuroidAssembly assembly)
    {
        if (dataset.Stimuli is null)
        {
            yield break;
        }

        var known = new HashSet<string>(dataset.StimulusGroups?.Values ?? dataset.Stimuli.Ids, StringComparer.Ordinal);
        string[] alone = [.. assembly.StimulusIds.Where(id => !known.Contains(id))];
        string[] unused = [.. known.Except(assembly.StimulusIds)];
        if (alone.Length > 0)
        {
            yield return DatasetFinding.Error($"assembly '{assembly.Id}': {alone.Length} rows without a stimulus: {DatasetFinding.Listing(alone)}");
        }

        if (unused.Length > 0)
        {
            yield return DatasetFinding.Warning($"assembly '{assembly.Id}': {unused.Length} stimuli without responses: {DatasetFinding.Listing(unused)}");
        }
    }

    private static IEnumerable<DatasetFinding> Ceilings(NeuroidAssembly assembly)
    {
        int without = assembly.Neuroids.Count(neuroid => double.IsNaN(neuroid.Ceiling));
        int low = assembly.Neuroids.Count(neuroid => neuroid.Ceiling <= 0);
        if (without > 0)
        {
            yield return DatasetFinding.Information($"assembly '{assembly.Id}': {without} of {assembly.Neuroids.Count} neuroids have no ceiling");
        }

        if (low > 0)
        {
            yield return DatasetFinding.Warning($"assembly '{assembly.Id}': {low} of {assembly.Neuroids.Count} neuroids have a ceiling of zero or less; their ceiled scores are undefined");
        }
    }

    private static IEnumerable<DatasetFinding> Folds(Dataset dataset)
    {
        if (dataset.GivenFolds is not { } folds)
        {
            yield break;
        }

        int rows = dataset.Assemblies.Count > 0 ? dataset.Assemblies[0].StimulusIds.Count : dataset.Rdms.Count > 0 ? dataset.Rdms[0].StimulusIds.Count : dataset.Stimuli?.Count ?? 0;
        int[] sizes = [.. folds.FoldOfStimulus.GroupBy(fold => fold).Select(group => group.Count())];
        yield return folds.FoldOfStimulus.Length == rows
            ? DatasetFinding.Information($"folds '{folds.Id}': {folds.Count} of {DatasetFinding.Range(sizes)} rows")
            : DatasetFinding.Error($"folds '{folds.Id}' number {folds.FoldOfStimulus.Length} rows, the dataset has {rows}");
    }
}

using Concord.Datasets.Assemblies;
using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Checks;

/// <summary>Trials: counts, images that pair between observers in each condition, repeated images, answers that are no category.</summary>
internal static class TrialCheck
{
    public static IEnumerable<DatasetFinding> Run(Dataset dataset) => dataset.Trials.SelectMany(One);

    private static IEnumerable<DatasetFinding> One(TrialTable table)
    {
        int unanswered = table.Trials.Count(trial => trial.Response == "na");
        yield return DatasetFinding.Information(
            $"trials '{table.Dataset}': {table.Trials.Count} of {table.HumanSubjects.Count} people and {table.ModelObservers.Count} models, {table.Conditions.Count} conditions used and {table.ExcludedConditions.Count} left out, {100.0 * unanswered / table.Trials.Count:0.0} % unanswered");
        var categories = new HashSet<string>(table.Trials.Select(trial => trial.Category), StringComparer.Ordinal) { "na" };
        string[] strange = [.. table.Trials.Select(trial => trial.Response).Where(response => !categories.Contains(response)).Distinct(StringComparer.Ordinal)];
        if (strange.Length > 0)
        {
            yield return DatasetFinding.Error($"trials '{table.Dataset}': answers that are no category: {DatasetFinding.Listing(strange)}");
        }

        string[] observers = [.. table.HumanSubjects, .. table.ModelObservers];
        foreach (string condition in table.Conditions.Concat(table.ExcludedConditions))
        {
            foreach (DatasetFinding finding in Pairing(table, observers, condition))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<DatasetFinding> Pairing(TrialTable table, string[] observers, string condition)
    {
        string[]? first = null;
        foreach (string observer in observers)
        {
            string[] images = [.. table.Of(observer, condition).Select(trial => trial.ImageId)];
            int repeated = images.Length - images.Distinct(StringComparer.Ordinal).Count();
            if (repeated > 0)
            {
                yield return DatasetFinding.Error($"trials '{table.Dataset}', condition {condition}: {observer} saw {repeated} images twice; trials cannot be paired");
            }

            if (images.Length == 0)
            {
                yield return DatasetFinding.Error($"trials '{table.Dataset}', condition {condition}: {observer} has no trial");
                continue;
            }

            first ??= images;
            if (!images.SequenceEqual(first, StringComparer.Ordinal))
            {
                yield return DatasetFinding.Error($"trials '{table.Dataset}', condition {condition}: {observer} saw {images.Length} images, {first.Length - first.Intersect(images).Count()} of {observers[0]}'s {first.Length} are missing");
            }
        }
    }
}

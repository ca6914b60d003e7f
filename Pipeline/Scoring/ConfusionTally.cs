using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Counts which answer was given to which category, by each model and by a set's people together.</summary>
/// <remarks>Images that show the texture of another category are left out: whoever goes by texture answers with it, and that is a shape bias and no confusion.</remarks>
internal static class ConfusionTally
{
    /// <summary>The name under which people stand together.</summary>
    public const string People = "people";

    private const string NoAnswer = "na";

    /// <summary>The counts of a set.</summary>
    public static IEnumerable<ConfusionRow> Of(string run, string benchmark, AnsweredSet set)
    {
        HashSet<string> categories = [.. set.Observers.SelectMany(observer => observer.Trials).Select(trial => trial.Category)];
        bool IsOneCue(Trial trial) => CueConflict.TextureOf(trial) is not { } texture || texture == trial.Category || !categories.Contains(texture);
        var persons = set.Observers.Where(observer => observer.Kind == ObserverKind.Person).ToArray();
        IEnumerable<(string Name, string Kind, long Observers, IEnumerable<Trial> Trials)> counted =
        [
            .. set.Observers.Where(observer => observer.Kind == ObserverKind.Model).Select(model => (model.Name, model.Kind, 1L, (IEnumerable<Trial>)model.Trials)),
            (People, ObserverKind.People, persons.Length, persons.SelectMany(person => person.Trials)),
        ];
        return counted.SelectMany(observer => observer.Trials.Where(IsOneCue).GroupBy(trial => (trial.Category, trial.Response))
            .OrderBy(cell => cell.Key.Category, StringComparer.Ordinal).ThenBy(cell => cell.Key.Response, StringComparer.Ordinal)
            .Select(cell => new ConfusionRow(run, benchmark, set.Name, observer.Name, observer.Kind, observer.Observers, cell.Key.Category, cell.Key.Response == NoAnswer && !categories.Contains(NoAnswer) ? string.Empty : cell.Key.Response, cell.Count())));
    }

    /// <summary>People's counts of labels.</summary>
    public static IEnumerable<ConfusionRow> Of(string run, string benchmark, string set, LabelDistribution labels)
    {
        int categories = labels.Categories.Count;
        double[] counts = new double[categories * categories];
        for (int image = 0; image < labels.StimulusIds.Count; image++)
        {
            for (int k = 0; k < categories; k++)
            {
                counts[(labels.TrueLabels[image] * categories) + k] += labels.Counts[(image * categories) + k];
            }
        }

        return counts.Index().Where(cell => cell.Item > 0)
            .Select(cell => new ConfusionRow(run, benchmark, set, People, ObserverKind.People, 0, labels.Categories[cell.Index / categories], labels.Categories[cell.Index % categories], cell.Item));
    }
}

using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Scoring;

/// <summary>Counts every two observers' right answers in every condition.</summary>
internal static class AgreementTally
{
    /// <summary>The counts.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="set">Whose observers all answered the same images.</param>
    /// <param name="isCounted">Which models are counted.</param>
    public static IEnumerable<AgreementRow> Of(string run, string benchmark, AnsweredSet set, Func<string, bool> isCounted)
    {
        (string Name, string Kind, IReadOnlyList<Trial> Trials)[] observers = [.. set.Observers.Where(observer => observer.Kind != ObserverKind.Model || isCounted(observer.Name))];
        Dictionary<string, ObserverCondition>[] cells = [.. observers.Select(observer => observer.Trials.GroupBy(trial => trial.Condition, StringComparer.Ordinal)
            .ToDictionary(own => own.Key, own => new ObserverCondition(observer.Name, own.Key, own.Select(trial => (trial.ImageId, trial.IsCorrect))), StringComparer.Ordinal))];
        for (int i = 0; i < observers.Length; i++)
        {
            for (int j = i + 1; j < observers.Length; j++)
            {
                foreach (string condition in set.Conditions)
                {
                    PairCounts counts = PairCounts.Of(cells[i][condition], cells[j][condition]);
                    yield return new AgreementRow(run, benchmark, set.Name, condition, observers[i].Name, observers[i].Kind, observers[j].Name, observers[j].Kind, (long)counts.Images, (long)counts.FirstCorrect, (long)counts.SecondCorrect, (long)counts.BothCorrect);
                }
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Concord.Alignment.Behaviour;
using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>Trials as the behavioural metrics take them; made once a table.</summary>
internal static class BehaviourSets
{
    private static readonly ConditionalWeakTable<TrialTable, BehaviourSet> Made = [];
    private static readonly ConcurrentDictionary<(BehaviourSet Set, long Seed, int Draws), BehaviourBootstrap> Bootstraps = new();

    public static BehaviourSet Of(TrialTable table) => Made.GetValue(table, Make);

    public static BehaviourBootstrap Bootstrap(BehaviourSet set, long seed, int draws) => Bootstraps.GetOrAdd((set, seed, draws), key => new BehaviourBootstrap(key.Set, key.Seed, key.Draws));

    private static BehaviourSet Make(TrialTable table)
    {
        HashSet<string> used = new(table.Conditions, StringComparer.Ordinal);
        IEnumerable<ObserverCondition> cells = table.Trials.Where(trial => used.Contains(trial.Condition))
            .GroupBy(trial => (trial.Subject, trial.Condition))
            .OrderBy(group => table.Conditions.ToList().IndexOf(group.Key.Condition))
            .Select(group => new ObserverCondition(group.Key.Subject, group.Key.Condition, group.Select(trial => (trial.ImageId, trial.IsCorrect))));
        return new BehaviourSet(table.Dataset, cells, table.HumanSubjects);
    }
}

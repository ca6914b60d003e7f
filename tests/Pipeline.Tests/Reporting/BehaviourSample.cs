using Concord.Datasets.Assemblies;
using Concord.Pipeline.Scoring;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Behaviour;

namespace Concord.Pipeline.Tests.Reporting;

/// <summary>Counts of made-up trials, for reports.</summary>
internal static class BehaviourSample
{
    public static readonly string[] Conditions = ["c50", "c10"];

    /// <summary>A set of models and people.</summary>
    public static AnsweredSet Set(string name, string[] models, int people, int seed = 0) => new(name, Conditions,
    [
        .. models.Select((model, i) => (model, ObserverKind.Model, MadeUpTrials.Of(model, seed + i, Conditions, 60))),
        .. Enumerable.Range(1, people).Select(i => ($"subject-{i:00}", ObserverKind.Person, MadeUpTrials.Of($"subject-{i:00}", seed + 1000 + i, Conditions, 60))),
    ]);

    public static IReadOnlyList<AgreementRow> Agreements(string benchmark, params AnsweredSet[] sets) => [.. sets.SelectMany(set => AgreementTally.Of("r", benchmark, set, _ => true))];

    public static IReadOnlyList<ConfusionRow> Confusions(string benchmark, params AnsweredSet[] sets) => [.. sets.SelectMany(set => ConfusionTally.Of("r", benchmark, set))];

    /// <summary>An observer's trials in a set.</summary>
    public static IReadOnlyList<Trial> Trials(AnsweredSet set, string observer) => set.Observers.Single(one => one.Name == observer).Trials;
}

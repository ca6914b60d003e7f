using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>A set of trials with the people and the models of a benchmark.</summary>
/// <param name="Name">The set's name.</param>
/// <param name="Conditions">The conditions that count.</param>
/// <param name="Observers">Who answered: name, one of <see cref="Storage.ObserverKind"/>, and the trials in those conditions.</param>
internal sealed record AnsweredSet(string Name, IReadOnlyList<string> Conditions, IReadOnlyList<(string Name, string Kind, IReadOnlyList<Trial> Trials)> Observers);

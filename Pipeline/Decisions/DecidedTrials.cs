using Concord.Datasets.Assemblies;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Decisions;

/// <summary>Sets of trials with a network among the observers.</summary>
/// <param name="Tables">All sets, in order.</param>
/// <param name="Rows">The network's decisions by set, as they are written; fingerprints are filled in with the scores.</param>
internal sealed record DecidedTrials(IReadOnlyList<TrialTable> Tables, IReadOnlyDictionary<string, IReadOnlyList<TrialRow>> Rows);

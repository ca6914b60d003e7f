using Concord.Pipeline.Jobs;

namespace Concord.Pipeline.Decisions;

/// <summary>What a network must be shown, and what is stored of it, to have decisions in sets of trials.</summary>
/// <param name="Rule">How it decides.</param>
/// <param name="Sets">The sets whose pictures are there, each with its stimulus ids in order and the stored readout.</param>
internal sealed record PlannedDecisions(DecisionRule Rule, IReadOnlyList<(string Set, IReadOnlyList<string> StimulusIds, ScoredReadout Readout)> Sets)
{
    /// <summary>The fingerprint of the network's side of a score.</summary>
    public string Identity => new Storage.Fingerprint()
        .Add("decision", Rule.Definition)
        .Add("sets", [.. Sets.Select(set => $"{set.Set} {set.Readout.Fingerprint}")])
        .Hash;
}

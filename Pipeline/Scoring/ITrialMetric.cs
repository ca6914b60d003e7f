using Concord.Datasets.Assemblies;

namespace Concord.Pipeline.Scoring;

/// <summary>A metric of trials.</summary>
internal interface ITrialMetric
{
    /// <summary>Whether the set has what the metric needs.</summary>
    bool AppliesTo(TrialTable table);

    /// <summary>Scores an observer, or the humans among themselves.</summary>
    TrialSetScore Score(TrialTable table, string observer, long seed, int draws);
}

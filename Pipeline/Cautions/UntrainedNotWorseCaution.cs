using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>An untrained network at least as good as a trained one of the same architecture.</summary>
public sealed class UntrainedNotWorseCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "untrained as good as trained";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            foreach (ScoreEntry untrained in group.Entries.Where(entry => entry.IsUntrained && entry.Score is not null))
            {
                List<string> beaten = [.. group.Entries
                    .Where(entry => entry.IsNetwork && !entry.IsUntrained && entry.Identity.Architecture == untrained.Identity.Architecture && (group.HigherIsBetter ? entry.Score <= untrained.Score : entry.Score >= untrained.Score))
                    .Select(entry => entry.Label)];
                if (beaten.Count > 0)
                {
                    yield return Found($"The untrained {NameText.Short(untrained.Label)} scores {NumberText.Score(untrained.Score, group.IsBounded)}, no worse than {NameText.List(beaten)} of the same architecture. What this benchmark measures does not need training, or the layer or weights are wrong.", group.Title);
                }
            }
        }
    }
}

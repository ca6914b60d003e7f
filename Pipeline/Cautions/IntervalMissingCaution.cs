using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Cautions;

/// <summary>Scores without an interval, so that nothing can be ranked.</summary>
public sealed class IntervalMissingCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "interval missing";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            int without = group.Entries.Count(entry => entry.Score is not null && entry.Headline!.CiLow is null);
            if (without > 0)
            {
                yield return Found($"{without} of {group.Entries.Count} scores have no interval: they are single numbers whose uncertainty is unknown.", group.Title);
            }
        }
    }
}

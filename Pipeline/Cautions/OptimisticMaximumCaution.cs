using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>A best layer that was chosen on the stimuli that score it.</summary>
public sealed class OptimisticMaximumCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "optimistic maximum over layers";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            List<double> gains = [.. group.Entries.Where(entry => entry.Score is not null && entry.Optimistic?.Score is not null).Select(entry => Math.Abs(entry.Optimistic!.Score!.Value - entry.Score!.Value))];
            int alone = group.Entries.Count(entry => entry.Optimistic?.Score is not null && entry.Score is null);
            if (gains.Count > 0 && gains.Max() > 0)
            {
                yield return Found($"The optimistic maximum over layers differs from the declared layer by up to {NumberText.Score(gains.Max(), group.IsBounded)}. It is chosen on the stimuli that score it; do not quote it as the score of a model.", group.Title);
            }

            if (alone > 0)
            {
                yield return Found($"{alone} models have an optimistic maximum over layers only: no layer was declared in advance or chosen on other stimuli, so they are not ranked.", group.Title);
            }
        }
    }
}

using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>A score that lies outside its own interval.</summary>
/// <remarks>A percentile interval takes over the bias of its draws. Where stimuli come in sets with means of their own (Object2Vec), a resample disturbs these, and draws of a correlation may all lie above the score.</remarks>
public sealed class OutsideIntervalCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "score outside its interval";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups)
        {
            string[] models = [.. group.Entries.Where(entry => entry.Score < entry.Headline?.CiLow || entry.Score > entry.Headline?.CiHigh).Select(entry => entry.Label)];
            if (models.Length > 0)
            {
                yield return Found($"{NameText.List(models)}: the score lies outside its 95 % interval, for the resamples are biased here. Intervals of this table are to be read as spreads, not as ranges of the true score.", group.Title);
            }
        }
    }
}

using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>A score above the upper, or only, ceiling.</summary>
public sealed class AboveCeilingCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "score above ceiling";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups)
    {
        foreach (ScoreGroup group in groups.Where(group => group.HigherIsBetter && group.Ceiling is not null))
        {
            double ceiling = group.CeilingUpper ?? group.Ceiling!.Value;
            List<ScoreEntry> above = [.. group.Entries.Where(entry => entry.Score > ceiling)];
            if (above.Count > 0)
            {
                yield return Found($"{NameText.List([.. above.Select(entry => entry.Label)])} {(above.Count == 1 ? "scores" : "score")} above the ceiling {NumberText.Score(ceiling, group.IsBounded)}: the ceiling is itself an estimate with error, or too low for these data. The ratio is not a share of explainable variance.", group.Title);
            }
        }
    }
}

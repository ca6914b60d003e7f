using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;
using Concord.Pipeline.Reporting.Recovery;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Cautions;

/// <summary>Model recovery that fails: a benchmark that would not have named the right model had one been behind the recording.</summary>
public sealed class LowRecoveryCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "models not told apart";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
        RecoveryGroup.Of(input, groups)
            .Where(group => group.Fails)
            .Select(group => Found($"Had one of these models been behind the recording, it would have scored best on {RecoveryWords.Share(group.Recovered, group.Recordings)} only (guessing: {ComparisonText.Share(group.Chance)}): the order of models on this benchmark names no model.", group.Title) with { Section = "recovery" });
}

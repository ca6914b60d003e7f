using Concord.Pipeline.Reporting;
using Concord.Pipeline.Reporting.Analysis;

namespace Concord.Pipeline.Cautions;

/// <summary>A ceiling below .4: most of the variance of the recording is noise.</summary>
public sealed class LowCeilingCaution : Caution
{
    /// <inheritdoc/>
    public override string Name => "low ceiling";

    /// <inheritdoc/>
    public override IEnumerable<CautionFinding> Examine(ReportInput input, IReadOnlyList<ScoreGroup> groups) =>
        groups
            .Where(group => group.Ceiling is { } ceiling && ceiling < 0.4 && group.HigherIsBetter)
            .Select(group => Found($"The ceiling is {group.CeilingText}, below .4: noise limits what this benchmark can tell apart, and scores divided by the ceiling are unsteady.", group.Title));
}

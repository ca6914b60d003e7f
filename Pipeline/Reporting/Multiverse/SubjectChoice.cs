using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>One subject at a time, or all of them together. Subjects' scores have no resamples: they are compared over models.</summary>
internal sealed class SubjectChoice : AnalysisChoice
{
    /// <summary>The aggregate over subjects.</summary>
    public const string Together = "all";

    /// <inheritdoc/>
    public override string Id => "subject";

    /// <inheritdoc/>
    public override string Grammar => "Levels are subjects, or all for their aggregate; of a sweep over layers, subjects have scores of single layers: vary layer-rule too.";

    /// <inheritdoc/>
    public override bool IsAutomatic => false;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => [.. rows.Select(row => row.Subject ?? Together).Distinct(StringComparer.Ordinal).OrderBy(subject => subject != Together)];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level) => level == Together
        ? [.. rows.Where(row => row.Subject is null)]
        : [.. rows.Where(row => row.Subject == level).Select(row => row with { Subject = null })];
}

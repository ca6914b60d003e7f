using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Reporting.Multiverse;

/// <summary>Whether scores are divided by their ceiling. Where all models of a measure have one ceiling, this changes the unit and decides nothing: it is varied only where it is named.</summary>
internal sealed class CeilingChoice : AnalysisChoice
{
    /// <summary>What tells a normalised row's fingerprint from the raw one's.</summary>
    public const string Mark = " ÷ ceiling";

    private const string Raw = "raw", Normalised = "normalised";

    /// <inheritdoc/>
    public override string Id => "ceiling";

    /// <inheritdoc/>
    public override string Grammar => "Levels are raw, normalised.";

    /// <inheritdoc/>
    public override bool IsAutomatic => false;

    /// <inheritdoc/>
    public override bool Reads(string level) => level is Raw or Normalised;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Levels(IReadOnlyList<ScoreRow> rows) => rows.Any(row => row.Normalized is not null) ? [Raw, Normalised] : [Raw];

    /// <inheritdoc/>
    public override IReadOnlyList<ScoreRow> Keep(IReadOnlyList<ScoreRow> rows, string level) => level == Raw
        ? rows
        : [.. rows.Where(row => row.Normalized is not null).Select(row => row with { Score = row.Normalized, CiLow = row.NormalizedCiLow, CiHigh = row.NormalizedCiHigh, Fingerprint = row.Fingerprint + Mark })];
}

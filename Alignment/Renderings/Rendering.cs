namespace Concord.Alignment.Renderings;

/// <summary>The way in which one source turns raw results into the number that it prints.</summary>
/// <remarks>
/// A rendering never replaces a score: it stands beside it, so that tables of other tools can be compared with ours. What a source clips or makes absolute is
/// clipped and made absolute here only.
/// </remarks>
/// <param name="Id">The name, such as <c>brain-score/2026</c>.</param>
/// <param name="Source">Where the formula stands: repository and commit.</param>
/// <param name="Predictivity">Regression; null where the source has none.</param>
/// <param name="Rsa">RSA; null where the source has none.</param>
/// <param name="Agreement">Error consistency; null where the source has none.</param>
public sealed record Rendering(
    string Id,
    string Source,
    RenderingRule<PredictivityRaw>? Predictivity = null,
    RenderingRule<RsaRaw>? Rsa = null,
    RenderingRule<AgreementRaw>? Agreement = null);

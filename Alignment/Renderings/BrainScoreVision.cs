using Concord.Alignment.Behaviour;

namespace Concord.Alignment.Renderings;

/// <summary>Brain-Score vision, before and after it changed how a score is divided by its ceiling.</summary>
/// <remarks>
/// Until January 2026 (r/c)², since commit e376e306 of 2026-01-13 r²/c; both lose the sign of r. r is the mean over splits of the median over neuroids. Behaviour: the
/// absolute value of the mean κ over that of the humans, put into 0 … 1. RSA (since 2026-03-19): mean Spearman over subjects, divided by the upper bound.
/// Source: brain-score/vision <c>neural_common.py</c>, <c>metrics/error_consistency</c>, <c>benchmarks/geirhos2021</c> at c642dbe4.
/// </remarks>
internal static class BrainScoreVision
{
    private static readonly RenderingRule<AgreementRaw> Agreement = new(
        "|mean κ| / |mean κ between humans|, put into 0 … 1",
        raw => Scored.OrUndefined(
            Math.Clamp(Math.Abs(AgreementRaw.Mean(raw.WithHumans, KappaConvention.Concord)) / Math.Abs(AgreementRaw.Mean(raw.BetweenHumans, KappaConvention.Concord)), 0, 1),
            "κ is undefined in every pair"));

    public static Rendering Before2026 { get; } = new(
        "brain-score/2025",
        "brain-score/vision before e376e306",
        new("(r/c)², r the mean over folds of the median over neuroids, c the median ceiling", raw => Explained(raw.MeanOfFoldMedians(), raw.MedianCeiling(), (r, c) => r / c * (r / c))),
        Agreement: Agreement);

    public static Rendering Since2026 { get; } = new(
        "brain-score/2026",
        "brain-score/vision since e376e306 (2026-01-13)",
        new("r²/c, r the mean over folds of the median over neuroids, c the median ceiling", raw => Explained(raw.MeanOfFoldMedians(), raw.MedianCeiling(), (r, c) => r * r / c)),
        new("mean Spearman over subjects / upper bound over the mean RDM", raw => raw.Mean("correlation", "spearman") is { IsDefined: true } mean ? Ratio(mean.Value, raw.MeanRdmUpper) : raw.Mean("correlation", "spearman")),
        Agreement);

    private static Scored Explained(double r, double c, Func<double, double, double> formula) => Scored.OrUndefined(formula(r, c), "no ceiling");

    private static Scored Ratio(double score, double ceiling) => Scored.OrUndefined(score / ceiling, "one subject: no upper bound");
}

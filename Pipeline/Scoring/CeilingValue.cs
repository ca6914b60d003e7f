namespace Concord.Pipeline.Scoring;

/// <summary>A benchmark's ceiling in the metric's own scale; NaN where there is none.</summary>
/// <param name="Lower">The lower bound, by which scores are normalised.</param>
/// <param name="Upper">The upper bound, where there are two.</param>
/// <param name="Note">Why there is none.</param>
internal sealed record CeilingValue(double Lower, double Upper, string? Note)
{
    public static CeilingValue None(string? note = null) => new(double.NaN, double.NaN, note);
}

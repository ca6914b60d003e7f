namespace Concord.Alignment.Ceilings;

/// <summary>Both bounds of the best attainable score.</summary>
/// <param name="Lower">Against subjects other than those compared; NaN when undefined.</param>
/// <param name="Upper">Against all subjects; NaN when undefined.</param>
/// <param name="Note">Why a bound is undefined, or what was dropped; null otherwise.</param>
public sealed record CeilingBounds(double Lower, double Upper, string? Note);

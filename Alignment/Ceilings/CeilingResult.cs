namespace Concord.Alignment.Ceilings;

/// <summary>A ceiling with its parts.</summary>
/// <param name="Value">The mean over subjects; NaN when undefined.</param>
/// <param name="PerSubject">The comparison of each subject with the pool; empty when undefined as a whole.</param>
/// <param name="Note">Why it is undefined, or what was dropped; null otherwise.</param>
public sealed record CeilingResult(double Value, IReadOnlyList<double> PerSubject, string? Note);

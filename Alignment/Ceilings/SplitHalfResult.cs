namespace Concord.Alignment.Ceilings;

/// <summary>A split-half reliability.</summary>
/// <param name="Value">Aggregate over splits and neuroids; NaN when undefined.</param>
/// <param name="PerNeuroid">Mean over splits of the corrected correlation; NaN where a split is undefined.</param>
/// <param name="Note">What is undefined; null otherwise.</param>
public sealed record SplitHalfResult(double Value, IReadOnlyList<double> PerNeuroid, string? Note);

namespace Concord.Alignment.Statistics;

/// <summary>The outcome of a Mann–Whitney test of two independent groups.</summary>
/// <param name="U">Pairs in which the first group's value is higher, ties counting one half; NaN when undefined.</param>
/// <param name="Superiority">U over the number of pairs: the chance that a value of the first group exceeds one of the second; .5 for equal groups.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="IsExact">Whether p is from all orders and not from the normal approximation.</param>
/// <param name="Note">Why it is undefined; null otherwise.</param>
public sealed record MannWhitneyResult(double U, double Superiority, double PValue, bool IsExact, string? Note = null);

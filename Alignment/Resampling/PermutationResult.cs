namespace Concord.Alignment.Resampling;

/// <summary>The outcome of a permutation test.</summary>
/// <param name="Statistic">The statistic of the data as they are; NaN when undefined.</param>
/// <param name="PValue">Exact: the share of all rearrangements at least as extreme, the data's own included. Drawn: (k + 1)/(n + 1). NaN when undefined.</param>
/// <param name="Permutations">Rearrangements looked at.</param>
/// <param name="IsExact">Whether these are all there are.</param>
/// <param name="Note">Why it is undefined, or what was left out; null otherwise.</param>
public sealed record PermutationResult(double Statistic, double PValue, int Permutations, bool IsExact, string? Note = null);

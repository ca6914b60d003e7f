namespace Concord.Alignment.Resampling;

/// <summary>Two models of a table compared.</summary>
/// <param name="First">Index of the first model.</param>
/// <param name="Second">Index of the second model, above the first.</param>
/// <param name="Difference">First score less second, with the interval and p of this pair alone.</param>
/// <param name="HolmP">p after <see cref="Statistics.Holm"/> over all pairs of the table; NaN where undefined.</param>
/// <param name="BenjaminiHochbergP">p after <see cref="Statistics.BenjaminiHochberg"/> over all pairs; NaN where undefined.</param>
/// <param name="IsSeparated">Whether the simultaneous interval of <see cref="RankSets"/> excludes 0.</param>
public sealed record PairwiseComparison(int First, int Second, PairedDifference Difference, double HolmP, double BenjaminiHochbergP, bool IsSeparated);

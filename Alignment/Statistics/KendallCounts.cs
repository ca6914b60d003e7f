namespace Concord.Alignment.Statistics;

/// <summary>The counts that Kendall's coefficients are made of.</summary>
/// <param name="Pairs">n₀ = n(n − 1)/2.</param>
/// <param name="TiedX">Pairs tied in x.</param>
/// <param name="TiedY">Pairs tied in y.</param>
/// <param name="Balance">Concordant less discordant pairs.</param>
internal readonly record struct KendallCounts(long Pairs, long TiedX, long TiedY, long Balance);

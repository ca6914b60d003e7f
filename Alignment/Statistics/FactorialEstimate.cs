using Concord.Alignment.Resampling;

namespace Concord.Alignment.Statistics;

/// <summary>One number of a factorial analysis.</summary>
/// <param name="Value">The estimate; NaN with the reason where undefined.</param>
/// <param name="Interval">Percentile interval over the paired draws.</param>
public sealed record FactorialEstimate(Scored Value, Interval Interval);

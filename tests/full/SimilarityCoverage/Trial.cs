using Concord.Alignment.Resampling;

namespace Concord.SimilarityCoverage;

/// <summary>What one data set gives.</summary>
/// <param name="Bias">Mean of the draws less the value.</param>
/// <param name="Spread">Standard deviation of the draws.</param>
/// <param name="Error">The jackknife's standard error.</param>
/// <param name="Percentile">Percentile interval.</param>
/// <param name="Basic">Basic interval.</param>
/// <param name="Centred">Percentile interval moved onto the value.</param>
/// <param name="Jackknife">Jackknife interval.</param>
internal sealed record Trial(double Bias, double Spread, double Error, Interval Percentile, Interval Basic, Interval Centred, Interval Jackknife);

namespace Concord.Alignment.Statistics;

/// <summary>Compares a vector with one that was prepared before.</summary>
/// <param name="x">(n), as long as the prepared vector.</param>
internal delegate Scored VectorComparison(ReadOnlySpan<double> x);

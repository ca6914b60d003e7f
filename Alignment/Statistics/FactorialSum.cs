namespace Concord.Alignment.Statistics;

/// <summary>A sum of squares.</summary>
/// <param name="DegreesOfFreedom">Dimensions it is taken over.</param>
/// <param name="Sum">The sum, in squared units of the score; undefined without a degree of freedom.</param>
/// <param name="Share">The sum over the total sum of squares; undefined where all scores are equal.</param>
public sealed record FactorialSum(int DegreesOfFreedom, FactorialEstimate Sum, FactorialEstimate Share);

namespace Concord.Coverage;

/// <summary>A score on one simulated data set beside its true value.</summary>
/// <param name="Truth">The estimand: the population's value.</param>
/// <param name="Estimate">The score on the sample.</param>
/// <param name="Draws">(draws) of the bootstrap.</param>
public sealed record SimulatedScore(double Truth, double Estimate, double[] Draws);

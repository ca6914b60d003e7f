namespace Concord.Coverage;

/// <summary>Two models alike in the population, scored on one data set by the same resamples.</summary>
/// <param name="Measure">What was scored.</param>
/// <param name="First">One model.</param>
/// <param name="Second">The other.</param>
public sealed record SimulatedPair(string Measure, SimulatedScore First, SimulatedScore Second);

using Concord.Pipeline.Scoring;

namespace Concord.Pipeline.Recovery;

/// <summary>A benchmark's recorded side with a model in the brain's place.</summary>
/// <param name="Target">As the benchmark's own, with other numbers.</param>
/// <param name="Reliability">What was aimed at, measured in it; NaN where undefined.</param>
internal sealed record SimulatedTarget(BenchmarkTarget Target, double Reliability);

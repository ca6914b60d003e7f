namespace Concord.Pipeline.Storage;

/// <summary>One bootstrap value, as written to <c>resamples.parquet</c>: draw d is the same draw of stimuli for every model of a benchmark and metric, so differences are paired.</summary>
/// <param name="Benchmark">The benchmark's id.</param>
/// <param name="Draw">The draw, from 0.</param>
/// <param name="Fingerprint">The score that the value belongs to.</param>
/// <param name="Value">The resampled score; null where it is undefined.</param>
public sealed record ResampleRow(string Benchmark, int Draw, string Fingerprint, double? Value);

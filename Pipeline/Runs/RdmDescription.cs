namespace Concord.Pipeline.Runs;

/// <summary>An RDM of <c>rdms.parquet</c>.</summary>
/// <param name="Title">Whose it is.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="StimulusCount">Conditions.</param>
/// <param name="GroupLabels">One label a condition, or empty.</param>
public sealed record RdmDescription(string Title, string Benchmark, int StimulusCount, IReadOnlyList<string> GroupLabels);

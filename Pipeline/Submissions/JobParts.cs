namespace Concord.Pipeline.Submissions;

/// <summary>The parts of a manifest that one job needs: planned alone, they give the job again, with the same key.</summary>
/// <param name="Models">Ids of models.</param>
/// <param name="Simulations">Ids of simulations.</param>
/// <param name="Metrics">Benchmarks' ids, each with the places of the metrics in its list.</param>
public sealed record JobParts(IReadOnlyList<string> Models, IReadOnlyList<string> Simulations, IReadOnlyDictionary<string, IReadOnlyList<int>> Metrics);

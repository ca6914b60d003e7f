namespace Concord.Pipeline.Storage;

/// <summary>How often an observer gave an answer to a category, as written to <c>confusions.parquet</c>; answers that were never given have no row.</summary>
/// <param name="Run">The run that counted.</param>
/// <param name="Benchmark">The benchmark.</param>
/// <param name="Set">The set of trials.</param>
/// <param name="Observer">Who answered.</param>
/// <param name="Kind">One of <see cref="ObserverKind"/>.</param>
/// <param name="Observers">How many observers are counted: 1 for a model, people where they are taken together; 0 where that is not known.</param>
/// <param name="Category">The right category.</param>
/// <param name="Response">The answer; empty for none.</param>
/// <param name="Count">Trials.</param>
public sealed record ConfusionRow(string Run, string Benchmark, string Set, string Observer, string Kind, long Observers, string Category, string Response, double Count);

namespace Concord.Pipeline.Runs;

/// <summary>One dissimilarity, as written to <c>rdms.parquet</c>.</summary>
/// <param name="Rdm">The RDM's place in <c>context.json</c>.</param>
/// <param name="Pair">The place in the upper triangle, row by row.</param>
/// <param name="Dissimilarity">The dissimilarity; null where it is undefined.</param>
public sealed record RdmRow(int Rdm, int Pair, double? Dissimilarity);

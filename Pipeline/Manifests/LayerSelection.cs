namespace Concord.Pipeline.Manifests;

/// <summary>Which layers of a model are scored.</summary>
/// <param name="Kind">How they are chosen.</param>
/// <param name="Names">The names, in the order written; empty unless listed.</param>
public sealed record LayerSelection(LayerSelectionKind Kind, IReadOnlyList<string> Names);

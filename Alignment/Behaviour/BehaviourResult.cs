namespace Concord.Alignment.Behaviour;

/// <summary>A behavioural score of one dataset with its cells.</summary>
/// <param name="Value">Mean over conditions, then over partners; NaN when nothing is defined.</param>
/// <param name="Cells">Every partner and condition.</param>
/// <param name="Note">How many cells are undefined and why; null otherwise.</param>
public sealed record BehaviourResult(double Value, IReadOnlyList<BehaviourCell> Cells, string? Note);

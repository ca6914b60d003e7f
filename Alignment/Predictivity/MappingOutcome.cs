namespace Concord.Alignment.Predictivity;

/// <summary>What a mapping tells of one fold besides its predictions.</summary>
/// <param name="Alphas">Chosen penalties: one, or one per neuroid; empty when none is chosen.</param>
/// <param name="Note">A caution, or null.</param>
internal sealed record MappingOutcome(double[] Alphas, string? Note);

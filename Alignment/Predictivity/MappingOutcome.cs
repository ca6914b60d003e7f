namespace Concord.Alignment.Predictivity;

/// <summary>What a mapping tells of one fold besides its predictions.</summary>
/// <param name="Alphas">Chosen penalties: one, or one per neuroid; empty when none is chosen.</param>
/// <param name="Note">What to say of the fit, or null.</param>
/// <param name="Caution">What to say of the fold's units, or null.</param>
internal sealed record MappingOutcome(double[] Alphas, string? Note, string? Caution = null);

namespace Concord.Pipeline.Manifests;

/// <summary>A readout as the manifest has it.</summary>
/// <param name="Tokens">all, cls, mean or cls+mean.</param>
/// <param name="ProjectionKind">none, sparse-random or pca.</param>
/// <param name="Dims">The number of dimensions kept, 1 or more; null without a projection.</param>
/// <param name="FitOn">The dataset on whose stimuli a pca is fitted; null otherwise.</param>
/// <param name="Seed">The seed of a random projection; the manifest's unless written; 0 without a projection.</param>
public sealed record ReadoutText(string Tokens, string ProjectionKind, int? Dims, string? FitOn, int Seed);

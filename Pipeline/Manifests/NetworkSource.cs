namespace Concord.Pipeline.Manifests;

/// <summary>A network that is run here.</summary>
/// <param name="Architecture">A name from the catalogue of architectures.</param>
/// <param name="Weights">Its weights.</param>
public sealed record NetworkSource(string Architecture, WeightsText Weights) : ModelSource;

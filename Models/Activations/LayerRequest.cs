namespace Concord.Models.Activations;

/// <summary>One layer to be read in a pass.</summary>
/// <param name="Layer">The site's name.</param>
/// <param name="Readout">What is read of it.</param>
/// <param name="Fitted">The fitted components when the readout's projection is <see cref="PcaSpec"/>; else null.</param>
public sealed record LayerRequest(string Layer, ReadoutSpec Readout, PcaProjection? Fitted = null);

using Concord.Models.Activations;

namespace Concord.Pipeline.Jobs;

/// <summary>One layer under one readout, as it is stored.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Readout">The readout as stored; a pca is stored unprojected and projected when it is scored.</param>
/// <param name="Key">The fingerprint.</param>
/// <param name="Inputs">The text that was hashed into it.</param>
public sealed record PlannedReadout(LayerInfo Layer, ReadoutSpec Readout, string Key, string Inputs);

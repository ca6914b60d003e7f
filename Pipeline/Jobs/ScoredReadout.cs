namespace Concord.Pipeline.Jobs;

/// <summary>A readout as it is scored: a stored one, with a pca fitted on another (or the same) stored one.</summary>
/// <param name="Stored">The stored readout of the benchmark's stimuli.</param>
/// <param name="PcaDims">Dimensions of the pca; null without.</param>
/// <param name="PcaFit">The stored readout that the pca is fitted on; null without.</param>
/// <param name="Canonical">The readout's text in tables.</param>
/// <param name="Inputs">The text that is hashed into the fingerprint.</param>
public sealed record ScoredReadout(PlannedReadout Stored, int? PcaDims, PlannedReadout? PcaFit, string Canonical, string Inputs)
{
    /// <summary>The fingerprint of the readout as scored.</summary>
    public string Fingerprint { get; } = Storage.Fingerprint.OfText(Inputs);
}

namespace Concord.Models.Activations;

/// <summary>Principal components, fitted on named stimuli before they are applied.</summary>
/// <param name="Dims">Components; at least 1 and at most the smaller of fitted stimuli and units.</param>
/// <param name="FittedOn">The hash of the stimulus set that the components are fitted on.</param>
public sealed record PcaSpec(int Dims, string FittedOn) : ProjectionSpec
{
    /// <inheritdoc/>
    public override string Canonical => FormattableString.Invariant($"pca(dims={Dims},fitted-on={FittedOn},v={PcaProjection.Version})");
}

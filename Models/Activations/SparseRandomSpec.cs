namespace Concord.Models.Activations;

/// <summary>A very sparse random projection: the same dimensions for every layer, drawn from a seed.</summary>
/// <param name="Dims">Units after the projection; at least 1. A layer with no more units than this is left as it is.</param>
/// <param name="Seed">Seed of the matrix.</param>
public sealed record SparseRandomSpec(int Dims, int Seed) : ProjectionSpec
{
    /// <inheritdoc/>
    public override string Canonical => FormattableString.Invariant($"sparse-random(dims={Dims},seed={Seed},v={SparseRandomProjection.Version})");
}

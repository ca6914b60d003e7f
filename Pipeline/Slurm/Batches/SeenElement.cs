using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>How an element of a batch ended, as SLURM said: kept, because SLURM forgets.</summary>
/// <param name="Index">The element.</param>
/// <param name="State">How it ended.</param>
/// <param name="Reason">SLURM's own words.</param>
/// <param name="Node">Where.</param>
internal sealed record SeenElement(int Index, ElementState State, string Reason, string Node);

using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Slurm;

/// <summary>An element of a batch and where it stands.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Element">The element.</param>
/// <param name="Row">What SLURM says of it now; null where it says nothing.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="IsUnsure">Whether SLURM does not know it, and not long enough for it to be lost.</param>
internal sealed record ElementView(SentBatch Batch, BatchElement Element, ElementRow? Row, ElementState State, string Reason, bool IsUnsure)
{
    /// <summary>Whether it may still bring results.</summary>
    public bool IsOpen => this.IsUnsure || this.State is ElementState.Waiting or ElementState.Running;

    /// <summary>Its place.</summary>
    public ElementPlace Place => new(this.Batch.Record.Batch, this.Element.Index);
}

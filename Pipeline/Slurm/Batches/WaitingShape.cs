namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What jobs must have in common to share an array that waits. Equal where all parts are, the elements of the list too.</summary>
internal sealed record WaitingShape(string Kind, string Device, long Memory, string Lead, IReadOnlyList<ElementPlace> Others)
{
    public bool Equals(WaitingShape? other) =>
        other is not null && (this.Kind, this.Device, this.Memory, this.Lead) == (other.Kind, other.Device, other.Memory, other.Lead) && this.Others.SequenceEqual(other.Others);

    public override int GetHashCode() => this.Others.Aggregate(HashCode.Combine(this.Kind, this.Device, this.Memory, this.Lead), HashCode.Combine);
}

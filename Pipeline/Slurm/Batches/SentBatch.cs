namespace Concord.Pipeline.Slurm.Batches;

/// <summary>A batch that was sent, or was about to be, and its elements; a job that writes the run directory has none.</summary>
internal sealed record SentBatch(BatchRecord Record, IReadOnlyList<BatchElement> Elements)
{
    public bool IsReport => this.Record.Shape.Kind == BatchShape.Report;
}

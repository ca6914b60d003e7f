namespace Concord.Pipeline.Slurm.Batches;

/// <summary>Where a job is done: an element of a batch.</summary>
/// <param name="Batch">The batch's id.</param>
/// <param name="Index">The element.</param>
internal sealed record ElementPlace(string Batch, int Index);

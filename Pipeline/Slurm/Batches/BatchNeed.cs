namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What a batch waits for.</summary>
/// <param name="Kind">aftercorr, afterok or afterany.</param>
/// <param name="Batch">The batch that is waited for.</param>
/// <param name="Index">Its element; null for all of it, or, with aftercorr, for the element of the same index.</param>
internal sealed record BatchNeed(string Kind, string Batch, int? Index);

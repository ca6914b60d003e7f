namespace Concord.Pipeline.Slurm.Batches;

/// <summary>One element of an array: the jobs that one process does in turn.</summary>
/// <param name="Index">Its place in the array, and its line in the batch's file.</param>
/// <param name="Keys">The jobs' keys.</param>
internal sealed record BatchElement(int Index, IReadOnlyList<string> Keys);

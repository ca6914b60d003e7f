namespace Concord.Pipeline.Slurm.Batches;

/// <summary>A batch as it is planned: one call of sbatch.</summary>
/// <param name="Id">8 hexadecimal digits.</param>
/// <param name="Shape">What its elements are given.</param>
/// <param name="Elements">Its elements by index; the indices may have gaps.</param>
/// <param name="Needs">What it waits for, all of it.</param>
internal sealed record Batch(string Id, BatchShape Shape, IReadOnlyList<BatchElement> Elements, IReadOnlyList<BatchNeed> Needs);

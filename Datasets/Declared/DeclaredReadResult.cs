using Concord.Datasets.Catalogue;

namespace Concord.Datasets.Declared;

/// <summary>A lab's own dataset, read.</summary>
/// <param name="Dataset">The parts that could be read.</param>
/// <param name="Faults">What is wrong with the others; empty where all is well.</param>
public sealed record DeclaredReadResult(Dataset Dataset, IReadOnlyList<DatasetException> Faults);

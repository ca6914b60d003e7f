using Concord.Datasets.Declared;

namespace Concord.Pipeline.Manifests.Declared;

/// <summary>A dataset file, read.</summary>
/// <param name="Declaration">What it declares; null where a finding is an error.</param>
/// <param name="Findings">Mistakes, in the order of the text.</param>
public sealed record DatasetReadResult(DatasetDeclaration? Declaration, IReadOnlyList<Finding> Findings);

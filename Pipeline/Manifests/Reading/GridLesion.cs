namespace Concord.Pipeline.Manifests.Reading;

/// <summary>One lesion of the grid.</summary>
/// <param name="Ablation">What is cut; null for <c>none</c>, the whole network.</param>
/// <param name="Position">Where it stands.</param>
internal sealed record GridLesion(AblationText? Ablation, SourcePosition Position);

namespace Concord.Pipeline.Manifests;

/// <summary>What is fixed in the plan so that numbers repeat.</summary>
/// <param name="Threads">Threads within an operation, 1 or more.</param>
/// <param name="Batch">Stimuli in one forward pass, 1 or more.</param>
public sealed record ComputeSpec(int Threads, int Batch);

namespace Concord.Pipeline.Queueing;

/// <summary>What a worker can take now.</summary>
/// <param name="Memory">Free bytes of its memory budget.</param>
/// <param name="Budget">All of its memory budget: a job that wants more than this is refused, not waited for.</param>
/// <param name="HasCpu">Whether a slot for jobs on the processor is free.</param>
/// <param name="HasGpu">Whether a GPU is free.</param>
/// <param name="Submission">Only jobs of this submission; null for any.</param>
public sealed record Capacity(long Memory, long Budget, bool HasCpu, bool HasGpu, string? Submission = null);

namespace Concord.Pipeline.Queueing;

/// <summary>How a claimed job ended.</summary>
/// <param name="Kind">How.</param>
/// <param name="Error">Why, for people; null when done.</param>
/// <param name="Seconds">Wall time.</param>
/// <param name="PeakMemory">Peak resident memory in bytes; 0 where unknown.</param>
public sealed record JobEnd(JobEndKind Kind, string? Error, double Seconds, long PeakMemory);

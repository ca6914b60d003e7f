namespace Concord.Pipeline.Submissions;

/// <summary>That a submission was put into the queue.</summary>
/// <param name="When">When last.</param>
/// <param name="Priority">Higher first.</param>
public sealed record QueuedMark(DateTimeOffset When, int Priority);

namespace Concord.Pipeline.Queueing;

/// <summary>Something in the queue that a person may name.</summary>
/// <param name="Id">A job's key or a submission's id.</param>
/// <param name="IsSubmission">Which of the two.</param>
/// <param name="Title">The job's title or the manifest's name.</param>
public sealed record QueueName(string Id, bool IsSubmission, string Title);

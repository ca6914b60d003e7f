using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Watching;

/// <summary>All that the page of one submission shows.</summary>
/// <param name="Submission">The submission.</param>
/// <param name="Jobs">Its jobs: those that went wrong first, then what runs, waits and is done.</param>
internal sealed record SubmissionDetails(SubmissionItem Submission, JobItems Jobs)
{
    private const int MostRows = 500;

    private static readonly JobState[] Order = [JobState.Failed, JobState.Dead, JobState.Running, JobState.Blocked, JobState.Cancelled, JobState.Queued, JobState.Done];

    /// <summary>The submission of an id; null where the queue has none.</summary>
    public static SubmissionDetails? Of(string id, QueueView view) => view.Listed(id) is { } listed && view.Submission(id) is { } rows
        ? new SubmissionDetails(SubmissionItem.Of(listed), JobItems.Of(rows.OrderBy(row => Array.IndexOf(Order, row.State)), MostRows))
        : null;
}

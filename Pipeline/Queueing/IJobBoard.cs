namespace Concord.Pipeline.Queueing;

/// <summary>What people ask of jobs that were submitted, wherever they are done: in this machine's queue, or on a cluster.</summary>
public interface IJobBoard : IDisposable
{
    /// <summary>Submissions, newest first.</summary>
    IReadOnlyList<SubmissionRow> Submissions();

    /// <summary>Jobs: all, or those of a submission.</summary>
    IReadOnlyList<QueueRow> Rows(string? submission);

    /// <summary>Jobs and submissions whose ids begin so, at most <paramref name="most"/>.</summary>
    IReadOnlyList<QueueName> Find(string prefix, int most);

    /// <summary>Everything about a job; null where there is none of this key.</summary>
    QueueDetails? Details(string key);

    /// <summary>Cancels a job or a whole submission. Returns how many jobs.</summary>
    int Cancel(string keyOrSubmission);

    /// <summary>Does again what failed, died or was cancelled: one job or all of a submission, and what blocks them. Null: whatever failed or died, in all submissions. Returns how many jobs.</summary>
    int Retry(string? keyOrSubmission);
}

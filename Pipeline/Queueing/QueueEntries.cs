using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Queueing;

/// <summary>A submission's jobs as they are put into a queue.</summary>
internal static class QueueEntries
{
    /// <summary>Makes the entries; what the store holds is done.</summary>
    public static IReadOnlyList<QueueEntry> Of(Submission submission, SubmissionStore submissions) =>
    [
        .. submission.Jobs.Select(job => new QueueEntry
        {
            Key = job.Key,
            Kind = job.Kind,
            Title = job.Title,
            DependsOn = job.DependsOn,
            IsDone = submissions.IsDone(job),
            Device = job.Device,
            Memory = job.Memory,
            ExpectedSeconds = job.ExpectedSeconds,
        }),
    ];
}

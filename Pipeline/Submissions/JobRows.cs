using Concord.Pipeline.Jobs;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Submissions;

/// <summary>One row a job for <c>jobs.parquet</c>, from what the store holds: results first, then how the last attempt ended.</summary>
internal static class JobRows
{
    /// <summary>Makes the rows, in the order of the plan.</summary>
    /// <param name="plan">The plan, as it was before the jobs were done: what it calls cached was there.</param>
    /// <param name="submission">The submission of that plan.</param>
    /// <param name="store">The store.</param>
    /// <param name="since">Attempts that ended earlier say nothing of this run; null where all count.</param>
    public static IReadOnlyList<JobRow> Of(Plan plan, Submission submission, ResultStore store, DateTimeOffset? since)
    {
        SubmissionStore submissions = new(store);
        AttemptStore attempts = new(store);
        Dictionary<string, SubmittedJob> submitted = submission.Jobs.ToDictionary(job => job.Key, StringComparer.Ordinal);
        Dictionary<string, Job> broken = new(StringComparer.Ordinal);
        List<JobRow> rows = [];
        foreach (Job job in plan.Jobs)
        {
            AttemptRecord? attempt = attempts.Read(job.Key) is { } found && (since is null || found.Ended >= since) ? found : null;
            (string status, string? error) = job.Cached ? ("cached", null)
                : submitted.TryGetValue(job.Key, out SubmittedJob? own) && submissions.IsDone(own) ? (attempt is null ? "cached" : "done", null)
                : job.DependsOn.FirstOrDefault(broken.ContainsKey) is { } cause ? ("blocked", $"needs '{broken[cause].Title}', which did not succeed")
                : attempt is { Outcome: AttemptRecord.Failed or AttemptRecord.OutOfMemory or AttemptRecord.Lost } ? ("failed", attempt.Error)
                : ("not-started", attempt?.Error);
            if (status is "failed" or "blocked")
            {
                broken[job.Key] = job;
            }

            rows.Add(Row(job, plan, status is "cached" or "blocked" ? null : attempt, status) with { Error = error });
        }

        return rows;
    }

    private static JobRow Row(Job job, Plan plan, AttemptRecord? attempt, string status) => new()
    {
        Key = job.Key,
        Kind = job.Kind.ToString().ToLowerInvariant(),
        Title = job.Title,
        Status = status,
        Attempts = attempt?.Attempt ?? 0,
        Seconds = attempt?.Seconds ?? 0,
        PeakMemory = attempt?.PeakMemory ?? 0,
        Threads = plan.Manifest.Compute.Threads,
        Batch = plan.Batch,
        Device = attempt?.Device ?? plan.Device,
        Worker = attempt?.Worker ?? string.Empty,
    };
}

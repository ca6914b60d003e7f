using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm;

/// <summary>What has become of each job: the store's result first, then the element that does it, then the record of its last attempt.</summary>
internal sealed class SlurmStandings(ResultStore store)
{
    private readonly SubmissionStore submissions = new(store);
    private readonly AttemptStore attempts = new(store);

    /// <summary>Whether a job needs no more doing: its result is there, or all that would read it is.</summary>
    public bool IsDone(Submission submission, SubmittedJob job) => this.Done(submission).Contains(job.Key);

    /// <summary>Keys of jobs that need no more doing.</summary>
    public IReadOnlySet<string> Done(Submission submission)
    {
        HashSet<string> done = [.. submission.Jobs.Where(this.submissions.IsDone).Select(job => job.Key)];
        ILookup<string, string> readers = submission.Jobs.SelectMany(job => job.DependsOn.Select(parent => (parent, job.Key))).ToLookup(pair => pair.parent, pair => pair.Key);
        foreach (SubmittedJob job in submission.Jobs.Where(job => job.Activations.Count > 0 && readers.Contains(job.Key) && readers[job.Key].All(done.Contains)))
        {
            done.Add(job.Key);
        }

        return done;
    }

    /// <summary>Every job, in the submission's order.</summary>
    /// <param name="submission">The submission.</param>
    /// <param name="views">Where the elements of its batches stand, oldest batch first.</param>
    public IReadOnlyList<JobStanding> Of(Submission submission, IReadOnlyList<ElementView> views)
    {
        IReadOnlySet<string> done = this.Done(submission);
        ILookup<string, ElementView> elements = views.SelectMany(view => view.Element.Keys.Select(key => (key, view))).ToLookup(pair => pair.key, pair => pair.view);
        Dictionary<string, JobStanding> standings = new(StringComparer.Ordinal);
        foreach (SubmittedJob job in submission.Jobs)
        {
            // The last one that is open, else the last.
            ElementView? view = elements[job.Key].LastOrDefault(element => element.IsOpen) ?? elements[job.Key].LastOrDefault();
            AttemptRecord? attempt = view is not null && this.attempts.Read(job.Key) is { } read && read.Ended >= view.Batch.Record.Created ? read : null;
            (JobState state, string? reason) = done.Contains(job.Key) ? (JobState.Done, null)
                : view is null ? (JobState.Queued, "not sent yet")
                : view.IsOpen ? Open(view, job, done)
                : job.DependsOn.Select(standings.GetValueOrDefault).FirstOrDefault(parent => parent is { State: not JobState.Done }) is { } parent ? (JobState.Blocked, $"needs '{parent.Job.Title}', which did not succeed")
                : Ended(view, attempt);
            standings[job.Key] = new JobStanding(job, state, view, reason, elements[job.Key].Count(Began), attempt);
        }

        return [.. submission.Jobs.Select(job => standings[job.Key])];
    }

    // What waited for one that failed was never begun: that is no try of its own.
    private static bool Began(ElementView element) => element.State is not (ElementState.Blocked or ElementState.Cancelled);

    // An element does its jobs in turn: the first without a result runs, the others wait.
    private static (JobState State, string? Reason) Open(ElementView view, SubmittedJob job, IReadOnlySet<string> done) =>
        view.State == ElementState.Running && view.Element.Keys.First(key => !done.Contains(key)) == job.Key ? (JobState.Running, view.Reason) : (JobState.Queued, view.Reason);

    private static (JobState State, string? Reason) Ended(ElementView view, AttemptRecord? attempt) => view.State switch
    {
        ElementState.Cancelled => (JobState.Cancelled, view.Reason),
        _ when attempt is { Outcome: AttemptRecord.OutOfMemory } => (JobState.Dead, $"out of memory: {attempt.Error}"),
        ElementState.OutOfMemory when attempt is not { Outcome: AttemptRecord.Failed } => (JobState.Dead, $"killed 9 (out of memory?): {view.Reason}"),
        _ when attempt is { Outcome: AttemptRecord.Failed } => (JobState.Failed, attempt.Error),
        ElementState.TimeLimit => (JobState.Dead, $"its time limit was over: {view.Reason}"),
        ElementState.Blocked => (JobState.Blocked, view.Reason),
        ElementState.Completed => (JobState.Dead, "it ended without a result"),
        _ when attempt is not null => (JobState.Dead, $"{attempt.Outcome}: {attempt.Error ?? view.Reason}"),
        _ => (JobState.Dead, view.Reason),
    };
}

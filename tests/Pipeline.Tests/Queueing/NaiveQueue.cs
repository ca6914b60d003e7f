using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Tests.Queueing;

/// <summary>The queue's rules once more, over plain objects and without counters: what waits and what is blocked is looked up each time.</summary>
internal sealed class NaiveQueue(int[][] needs, long firstEpoch)
{
    public List<NaiveJob> Jobs { get; } = [];

    private readonly HashSet<string> cancelledSubmissions = [];

    public bool IsBlocked(NaiveJob job) =>
        job.State is JobState.Queued && Parents(job).Any(parent => parent.State is JobState.Failed or JobState.Dead or JobState.Cancelled || IsBlocked(parent));

    public JobState Shown(NaiveJob job) => IsBlocked(job) ? JobState.Blocked : job.State;

    public int Waiting(NaiveJob job) => Parents(job).Count(parent => parent.State is not JobState.Done);

    public void Submit(string submission, int count, IReadOnlySet<int> stored, int priority)
    {
        this.cancelledSubmissions.Remove(submission);
        bool[] blocked = [.. Enumerable.Range(0, this.Jobs.Count).Select(i => IsBlocked(this.Jobs[i]))];
        for (int i = 0; i < count; i++)
        {
            if (i == this.Jobs.Count)
            {
                this.Jobs.Add(new NaiveJob(i) { State = stored.Contains(i) ? JobState.Done : JobState.Queued, Priority = priority, Epoch = firstEpoch });
            }
            else
            {
                Again(this.Jobs[i], blocked[i], stored.Contains(i), priority);
            }

            this.Jobs[i].Submissions.Add(submission);
        }
    }

    public NaiveJob? Claim(double now)
    {
        NaiveJob? job = this.Jobs.Where(job => job.State is JobState.Queued && Waiting(job) == 0).OrderByDescending(job => job.Priority).ThenBy(job => job.Number).FirstOrDefault();
        if (job is not null)
        {
            job.State = JobState.Running;
            job.Attempt++;
            job.Epoch++;
            job.LeaseEnd = now + 30;
            job.IsCancelled = false;
        }

        return job;
    }

    public static void End(NaiveJob job, JobEndKind kind)
    {
        bool givenBack = kind is JobEndKind.GivenBack || (kind is JobEndKind.Cancelled && !job.IsCancelled);
        job.State = kind is JobEndKind.Done ? JobState.Done
            : kind is JobEndKind.Failed ? JobState.Failed
            : job.IsCancelled ? JobState.Cancelled
            : !givenBack && job.Attempt == 3 ? JobState.Dead
            : JobState.Queued;
        job.Attempt -= givenBack ? 1 : 0;
    }

    public void Expire(double now)
    {
        foreach (NaiveJob job in this.Jobs.Where(job => job.State is JobState.Running && job.LeaseEnd < now))
        {
            End(job, JobEndKind.Lost);
        }
    }

    public void Cancel(int job) => Cancel([this.Jobs[job]]);

    public void Cancel(string submission)
    {
        this.cancelledSubmissions.Add(submission);
        Cancel(this.Jobs.Where(job => job.Submissions.Contains(submission) && job.Submissions.All(this.cancelledSubmissions.Contains)));
    }

    public void Retry(IReadOnlyList<NaiveJob> asked, bool alsoRunning = true)
    {
        Queue<NaiveJob> open = new(asked.Where(job => Shown(job) is not (JobState.Queued or JobState.Running or JobState.Done)));
        HashSet<NaiveJob> found = [.. open];
        while (open.TryDequeue(out NaiveJob? job))
        {
            foreach (NaiveJob parent in IsBlocked(job) ? Parents(job).Where(parent => Shown(parent) is not (JobState.Queued or JobState.Running or JobState.Done)) : [])
            {
                if (found.Add(parent))
                {
                    open.Enqueue(parent);
                }
            }
        }

        foreach (NaiveJob job in alsoRunning ? asked : [])
        {
            job.IsCancelled = false;
        }

        foreach (NaiveJob job in found.Where(job => job.State is not JobState.Queued))
        {
            (job.State, job.Attempt) = (JobState.Queued, 0);
        }
    }

    public void RetrySubmission(string submission)
    {
        this.cancelledSubmissions.Remove(submission);
        Retry([.. this.Jobs.Where(job => job.Submissions.Contains(submission))]);
    }

    private static void Again(NaiveJob job, bool wasBlocked, bool isStored, int priority)
    {
        if (isStored)
        {
            job.State = job.State is JobState.Running ? JobState.Running : JobState.Done;
        }
        else if (job.State is JobState.Running || (job.State is JobState.Queued && !wasBlocked))
        {
            job.Priority = Math.Max(job.Priority, priority);
            job.IsCancelled = false;
        }
        else
        {
            (job.State, job.Attempt, job.Priority) = (JobState.Queued, 0, priority);
        }
    }

    private static void Cancel(IEnumerable<NaiveJob> jobs)
    {
        foreach (NaiveJob job in jobs)
        {
            job.IsCancelled |= job.State is JobState.Running;
            job.State = job.State is JobState.Queued ? JobState.Cancelled : job.State;
        }
    }

    private IEnumerable<NaiveJob> Parents(NaiveJob job) => needs[job.Number].Select(parent => this.Jobs[parent]);
}

using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Hosting;

/// <summary>A run in the foreground: the same supervisor, children and queue as a worker's, but the queue is in memory and ends with the run.</summary>
internal static class ForegroundRun
{
    /// <summary>Does what the store lacks; how each job ended stands in the store.</summary>
    /// <returns>The plan as a submission.</returns>
    /// <exception cref="DiskFullException">The store's disk is full.</exception>
    public static Submission Do(RunEnvironment environment, Plan plan, string outFolder, IProgress<JobProgress> progress, CancellationToken cancellationToken)
    {
        environment.Store.CleanStaging();
        Submission submission = SubmissionBuilder.Build(environment, plan, outFolder);
        Job[] todo = [.. plan.Jobs.Where(job => !job.Cached)];
        if (todo.Length == 0)
        {
            return submission;
        }

        TimeProvider time = TimeProvider.System;
        SubmissionStore submissions = new(environment.Store);
        submissions.Write(submission);
        using JobQueue queue = JobQueue.InMemory(time);
        queue.Submit(submission.Id, submission.Name, QueueEntries.Of(submission, submissions), priority: 0);
        SupervisorOptions options = new()
        {
            Store = environment.Store.Root,
            Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
            Slots = Math.Max(1, Environment.ProcessorCount / plan.Manifest.Compute.Threads),
            Gpus = plan.Device == "cpu" ? [] : [plan.Device],
            Memory = environment.Memory,
            Submission = submission.Id,
            UntilEnded = true,

            // A person looks on; and some kinds of score tell nothing until they are done.
            Stall = TimeSpan.FromDays(1),
        };
        WorkerHost.Run(options, queue, new RunEvents(progress, new RunClock(time, todo.Sum(job => job.ExpectedSeconds)), todo.Length), time, cancellationToken);
        return submission;
    }
}

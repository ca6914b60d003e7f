using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>The child's side of <c>exec</c>.</summary>
internal sealed class ChildHost(ResultStore store, TimeProvider time, ILogger logger)
{
    // The kernel, where memory runs out, is to take the child and not its supervisor.
    private const string OomScore = "500";

    /// <summary>Does the jobs that a supervisor gives, until it says that there are no more.</summary>
    public void Supervised(string submission, string device, ChildInput input, Action<ChildEvent> tell)
    {
        OfferToKernel();
        ChildJobs? jobs = null;
        string? fault = null;
        tell(new ChildEvent { Event = ChildEventKind.Ready });
        foreach ((string key, int attempt) in input.Jobs)
        {
            try
            {
                jobs ??= this.Jobs(new SubmissionStore(store).Read(submission), device, tell);
            }
            catch (Exception exception) when (exception is InvalidDataException or Resolution.ResolutionException or IOException)
            {
                fault = exception.Message;
            }

            if (fault is not null)
            {
                tell(new ChildEvent { Event = ChildEventKind.Ended, Key = key, Outcome = ChildOutcome.Failed, Error = fault });
            }
            else if (jobs!.Do(key, attempt, input.Stopping) is ChildOutcome.DiskFull or ChildOutcome.Interrupted)
            {
                return;
            }
        }
    }

    /// <summary>Does jobs in turn; stops after the first that met a full disk or was interrupted.</summary>
    public IReadOnlyList<ChildOutcome> InTurn(Submission submission, ChildTask task, Action<ChildEvent> tell, CancellationToken stopping)
    {
        ChildJobs jobs = this.Jobs(submission, task.Device, tell);
        List<ChildOutcome> outcomes = [];
        foreach (string key in task.Keys)
        {
            outcomes.Add(jobs.Do(key, task.Attempt, stopping));
            if (outcomes[^1] is ChildOutcome.DiskFull or ChildOutcome.Interrupted)
            {
                break;
            }
        }

        return outcomes;
    }

    private ChildJobs Jobs(Submission submission, string device, Action<ChildEvent> tell) =>
        new(new SubmittedPlan(submission, store, device), store, tell, time, logger);

    private static void OfferToKernel()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", OomScore);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Not Linux, or not allowed: then the kernel chooses by itself.
        }
    }
}

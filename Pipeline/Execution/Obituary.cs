using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Watching;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Writes down, in the store and in the job's log, how a job ended whose process could not say so itself.</summary>
internal sealed class Obituary(ResultStore store, TimeProvider time)
{
    private readonly AttemptStore attempts = new(store);

    /// <summary>Writes it.</summary>
    public void Write(Claim claim, JobEnd end, SupervisedChild child)
    {
        string outcome = end.Kind switch
        {
            JobEndKind.Cancelled => AttemptRecord.Cancelled,
            JobEndKind.GivenBack => AttemptRecord.Interrupted,
            JobEndKind.OutOfMemory => AttemptRecord.OutOfMemory,
            _ => AttemptRecord.Lost,
        };
        using (JobLog log = JobLog.Open(store, claim.Key, time))
        {
            log.Write(LogLevel.Error, "ended", $"Ended: {outcome}: {end.Error}", null, ("attempt", claim.Attempt), ("seconds", end.Seconds), ("process", child.Process.Id));
        }

        try
        {
            this.attempts.Write(new AttemptRecord
            {
                Key = claim.Key,
                Outcome = outcome,
                Attempt = claim.Attempt,
                Error = end.Error,
                Seconds = end.Seconds,
                Device = child.Device,
                Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{child.Process.Id}"),
                Ended = time.GetUtcNow(),
                Submission = claim.Submission,
            });
        }
        catch (IOException exception) when (DiskSpace.IsFull(exception))
        {
            // The queue says the same.
        }
    }
}

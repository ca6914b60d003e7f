using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>Records how claimed jobs ended.</summary>
internal static class QueueEnds
{
    /// <summary>Starts after which a job that is lost each time is dead.</summary>
    public const int MaximumAttempts = 3;

    private const string Held = "select number, attempt, cancel, worker, (@now - (lease - span)) from job where state = 'running' and ";

    private const string Close = """
        update job set state = @state, error = @error, attempt = @attempt, memory = iif(@double, 2 * memory, memory), fraction = iif(@state = 'done', 1, 0),
          seconds = @seconds, peak = @peak, lease = null, cancel = 0, ended = iif(@state = 'queued', null, @now)
        where number = @number
        """;

    /// <summary>Ends a claim; false where another worker has the job by now.</summary>
    public static bool End(QueueDatabase database, (string Key, long Epoch) job, JobEnd end, long now)
    {
        List<Holding> held = database[Held + "key = @key and epoch = @epoch"].Rows(Holding.Of, ("@key", job.Key), ("@epoch", job.Epoch), ("@now", now));
        if (held.Count == 0)
        {
            return false;
        }

        Record(database, held[0], end, now);
        return true;
    }

    /// <summary>Ends the claims of workers that gave no sign of life; returns how many.</summary>
    /// <param name="database">The queue.</param>
    /// <param name="now">Milliseconds since 1970.</param>
    /// <param name="hasJumped">Whether the clock was set forward, or the machine slept: nobody could give a sign, and every lease counts from now.</param>
    /// <param name="waited">How long the file was held by another process: nobody could give a sign meanwhile.</param>
    public static int Expire(QueueDatabase database, long now, bool hasJumped, TimeSpan waited)
    {
        if (hasJumped)
        {
            database["update job set lease = @now + span where state = 'running'"].Run(("@now", now));
            return 0;
        }

        // A lease that ends later than it can was given before the clock was set back: it counts from now.
        // Half a lease is more than any living worker lets pass between two signs.
        database["update job set lease = @now + span where state = 'running' and (lease > @now + span or span < 2 * @waited)"].Run(("@now", now), ("@waited", (long)waited.TotalMilliseconds));
        List<Holding> lost = database[Held + "lease < @now"].Rows(Holding.Of, ("@now", now));
        foreach (Holding job in lost)
        {
            string error = string.Create(CultureInfo.InvariantCulture, $"worker {job.Worker} gave no sign of life for {job.Silent / 1000.0:0} s");
            Record(database, job, new JobEnd(JobEndKind.Lost, error, 0, 0), now);
        }

        return lost.Count;
    }

    private static void Record(QueueDatabase database, Holding job, JobEnd end, long now)
    {
        // Who submitted a job again took the cancellation back that its worker may have heard of.
        bool isGivenBack = end.Kind is JobEndKind.GivenBack || (end.Kind is JobEndKind.Cancelled && !job.IsCancelled);
        bool isLost = end.Kind is JobEndKind.Lost or JobEndKind.OutOfMemory;
        JobState state = end.Kind switch
        {
            JobEndKind.Done => JobState.Done,
            JobEndKind.Failed => JobState.Failed,
            _ when job.IsCancelled => JobState.Cancelled,
            _ when isLost && job.Attempt >= MaximumAttempts => JobState.Dead,
            _ => JobState.Queued,
        };
        string? error = state switch
        {
            JobState.Done => null,
            JobState.Dead => string.Create(CultureInfo.InvariantCulture, $"started {job.Attempt} times and lost each time; at last: {end.Error}"),
            _ => end.Error,
        };
        database[Close].Run(
            ("@state", JobStates.Text(state)),
            ("@error", error),
            ("@attempt", isGivenBack ? job.Attempt - 1 : job.Attempt),
            ("@double", end.Kind is JobEndKind.OutOfMemory),
            ("@seconds", end.Seconds),
            ("@peak", end.PeakMemory),
            ("@now", now),
            ("@number", job.Number));
        if (state is JobState.Done)
        {
            QueueOrder.Done(database, job.Number);
        }
        else if (state is not JobState.Queued)
        {
            QueueOrder.Stopped(database, job.Number);
        }
    }

    private sealed record Holding(long Number, int Attempt, bool IsCancelled, string Worker, long Silent)
    {
        public static Holding Of(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt32(1), row.GetBoolean(2), row.GetString(3), row.GetInt64(4));
    }
}

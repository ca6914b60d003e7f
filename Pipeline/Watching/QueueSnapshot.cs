using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Watching;

/// <summary>All that the first page shows, as it was at one moment.</summary>
internal sealed record QueueSnapshot
{
    private const int MostRows = 100;
    private const int MostRecent = 12;

    // Less than this, and a supervisor begins nothing (DiskPause).
    private const long NoRoom = 16L << 20;

    // A disk changes all the time: to a quarter of a GiB, an answer stays the same for a while and need not be sent again.
    private const long Coarse = 256L << 20;

    // A worker looks at the queue twice a second, and a child needs a moment to start.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public required IReadOnlyDictionary<JobState, int> Counts { get; init; }

    public required IReadOnlyList<SubmissionItem> Submissions { get; init; }

    public required JobItems Running { get; init; }

    public required JobItems Failed { get; init; }

    public required JobItems Blocked { get; init; }

    /// <summary>Queued jobs that say why they are not begun, or were given back.</summary>
    public required JobItems Held { get; init; }

    public required JobItems Recent { get; init; }

    public double? JobsPerMinute { get; init; }

    public double? SecondsLeft { get; init; }

    /// <summary>Bytes free on the store's disk; null where the system does not say.</summary>
    public long? DiskFree { get; init; }

    /// <summary>Whether nothing is begun for want of room.</summary>
    public bool IsDiskFull { get; init; }

    /// <summary>Whether jobs could begin and none does: no worker is there.</summary>
    public bool IsIdle { get; init; }

    public static QueueSnapshot Of(IReadOnlyList<QueueRow> rows, IReadOnlyList<SubmissionRow> submissions, long? diskFree, DateTimeOffset now)
    {
        ILookup<JobState, QueueRow> by = rows.ToLookup(row => row.State);
        Pace pace = Pace.Of(rows, now);
        return new QueueSnapshot
        {
            Counts = by.ToDictionary(group => group.Key, group => group.Count()),
            Submissions = [.. submissions.Select(SubmissionItem.Of)],
            Running = JobItems.Of(by[JobState.Running].OrderBy(row => row.Started), MostRows),
            Failed = JobItems.Of(by[JobState.Failed].Concat(by[JobState.Dead]).OrderByDescending(row => row.Ended), MostRows),
            Blocked = JobItems.Of(by[JobState.Blocked], MostRows),
            Held = JobItems.Of(by[JobState.Queued].Where(row => row.Error is not null), MostRows),
            Recent = JobItems.Of(by[JobState.Done].Where(row => row.Attempt > 0).OrderByDescending(row => row.Ended), MostRecent),
            JobsPerMinute = Rounded(pace.JobsPerMinute),
            SecondsLeft = Rounded(pace.SecondsLeft),
            DiskFree = diskFree > Coarse ? diskFree / Coarse * Coarse : diskFree,
            IsDiskFull = diskFree < NoRoom,
            IsIdle = IsIdleOf(by, now),
        };
    }

    private static bool IsIdleOf(ILookup<JobState, QueueRow> by, DateTimeOffset now)
    {
        DateTimeOffset moved = by.SelectMany(group => group).Select(row => row.Ended ?? row.Started ?? row.Created).DefaultIfEmpty(now).Max();
        return !by[JobState.Running].Any() && by[JobState.Queued].Any(row => row.Waiting == 0) && now - moved > Patience;
    }

    // Two digits are what it is worth, and fewer changes are fewer bytes.
    private static double? Rounded(double? value)
    {
        if (value is not { } number || number <= 0)
        {
            return value;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return Math.Round(number / unit) * unit;
    }
}

using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Watching;

/// <summary>How fast a queue is worked off, and how long the rest will take.</summary>
/// <param name="JobsPerMinute">Jobs that ended by being done, a minute; null where none did.</param>
/// <param name="SecondsLeft">Expected seconds until what is queued or running is done; null while too little is known.</param>
internal sealed record Pace(double? JobsPerMinute, double? SecondsLeft)
{
    /// <summary>The time that is looked back: ten minutes.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    // Shorter than this, and one job more or less would be the whole answer.
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);

    /// <summary>Works it out from the last ten minutes: what of the expected work was done in them, by however many workers there were, against what is left.</summary>
    public static Pace Of(IReadOnlyList<QueueRow> rows, DateTimeOffset now)
    {
        QueueRow[] worked = [.. rows.Where(row => row.Started is not null && (row.State == JobState.Running || (row.State == JobState.Done && row.Ended > now - Window)))];
        if (worked.Length == 0)
        {
            return new Pace(null, null);
        }

        DateTimeOffset first = worked.Min(row => row.Started!.Value);
        TimeSpan span = now - (first > now - Window ? first : now - Window);
        if (span < Shortest)
        {
            return new Pace(null, null);
        }

        double work = worked.Sum(row => Expected(row) * row.Fraction * Share(row, now));
        double left = rows.Where(row => row.State is JobState.Queued or JobState.Running).Sum(row => Expected(row) * (1 - row.Fraction));
        int done = worked.Count(row => row.State == JobState.Done);
        bool isWorking = worked.Any(row => row.State == JobState.Running);

        // Too little done says nothing about the rest.
        bool isKnown = isWorking && work > 0.02 * Math.Min(left, span.TotalSeconds);
        return new Pace(done > 0 ? done / span.TotalMinutes : null, left <= 0 ? 0 : isKnown ? left / work * span.TotalSeconds : null);
    }

    private static double Expected(QueueRow row) => Math.Max(row.ExpectedSeconds, 0.01);

    // The part of a job's work that fell into the window, were it spread evenly over its time.
    private static double Share(QueueRow row, DateTimeOffset now)
    {
        DateTimeOffset begun = row.Started!.Value, ended = row.Ended ?? now;
        double whole = (ended - begun).TotalSeconds;
        return whole <= 0 ? 1 : Math.Clamp((ended - Latest(begun, now - Window)).TotalSeconds / whole, 0, 1);
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

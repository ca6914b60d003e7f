using System.Globalization;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Commands;

/// <summary>The queue in words.</summary>
internal static class JobListText
{
    /// <summary>Digits of a key that lists show; as many name a job.</summary>
    public const int ShownDigits = 12;

    /// <summary>Heads of the table of submissions.</summary>
    public static readonly string[] SubmissionHeads = ["submission", "name", "submitted", "jobs", "done", "running", "queued", "stopped", "time left", "report"];

    /// <summary>Heads of the table of jobs.</summary>
    public static readonly string[] JobHeads = ["job", "state", "kind", "title", "start", "time", "why"];

    // What a person should look at comes first.
    private static readonly JobState[] Order = [JobState.Running, JobState.Failed, JobState.Dead, JobState.Blocked, JobState.Queued, JobState.Cancelled, JobState.Done];

    /// <summary>The rows of a list: by state, then in the order of creation.</summary>
    public static IEnumerable<QueueRow> InOrder(IEnumerable<QueueRow> rows) => rows.OrderBy(row => Array.IndexOf(Order, row.State));

    /// <summary>A submission's row.</summary>
    public static string[] Row(SubmissionRow submission)
    {
        int Count(JobState state) => submission.Counts.GetValueOrDefault(state);
        JobState[] stopped = [JobState.Failed, JobState.Dead, JobState.Blocked, JobState.Cancelled];
        string why = string.Join(", ", stopped.Where(state => Count(state) > 0).Select(state => $"{Number(Count(state))} {Word(state)}"));
        int all = submission.Counts.Values.Sum();
        return
        [
            submission.Id,
            NameText.Short(submission.Name, 30),
            Time(submission.Created),
            Number(all),
            string.Create(CultureInfo.InvariantCulture, $"{Count(JobState.Done)} ({(all == 0 ? 1 : Math.Floor(100.0 * Count(JobState.Done) / all) / 100):0%})"),
            Number(Count(JobState.Running)),
            Number(Count(JobState.Queued)),
            why.Length == 0 ? "–" : why,
            submission.HasEnded ? "–" : Duration(submission.ExpectedSecondsLeft / Math.Max(1, Count(JobState.Running))),
            submission.ReportWritten ? "written" : "–",
        ];
    }

    /// <summary>A job's row.</summary>
    public static string[] Row(QueueRow row, DateTimeOffset now) =>
    [
        row.Key[..Math.Min(ShownDigits, row.Key.Length)],
        State(row),
        row.Kind,
        NameText.Short(row.Title),
        Number(row.Attempt),
        row.State is JobState.Running && row.Started is { } started ? Duration((now - started).TotalSeconds) : row.Seconds > 0 ? Duration(row.Seconds) : "–",
        NameText.Short(row.Error, 100),
    ];

    /// <summary>The state, of a running job with how far it is.</summary>
    public static string State(QueueRow row) => row switch
    {
        { State: JobState.Running, IsCancelling: true } => "running, being cancelled",
        { State: JobState.Running } => string.Create(CultureInfo.InvariantCulture, $"running {Math.Floor(100 * row.Fraction):0}%"),
        { State: JobState.Queued, Waiting: > 0 } => string.Create(CultureInfo.InvariantCulture, $"queued, waits for {row.Waiting}"),
        _ => Word(row.State),
    };

    /// <summary>A state's word.</summary>
    public static string Word(JobState state) => state.ToString().ToLowerInvariant();

    /// <summary>A duration, to the second below an hour and to the minute above.</summary>
    public static string Duration(double seconds)
    {
        TimeSpan span = TimeSpan.FromSeconds(Math.Max(0, seconds));
        return span.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours} h {span.Minutes:00} min")
            : span.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds:00} s")
            : string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
    }

    /// <summary>A time, in the machine's own zone.</summary>
    public static string Time(DateTimeOffset time) => time.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}

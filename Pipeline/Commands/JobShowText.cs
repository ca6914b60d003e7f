using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Reporting.Wording;

namespace Concord.Pipeline.Commands;

/// <summary>One job in words: a line a fact.</summary>
internal static class JobShowText
{
    private const int Most = 20;

    public static IEnumerable<string> Lines(QueueDetails details, JobFiles files, DateTimeOffset now) =>
    [
        Line("key", details.Row.Key),
        Line("title", NameText.Visible(details.Row.Title)),
        .. Standing(details.Row, now),
        .. Plan(details),
        .. Attempt(files),
        .. Jobs("needs", details.Needs),
        .. Jobs("needed by", details.NeededBy),
        Line("log", files.Log is null ? "none yet" : $"{files.Log} (concord jobs logs {details.Row.Key[..JobListText.ShownDigits]})"),
        .. files.Results.Count == 0 ? [Line("result", "none yet")] : Limited("result", files.Results),
    ];

    private static IEnumerable<string> Standing(QueueRow row, DateTimeOffset now)
    {
        yield return Line("state", JobListText.State(row));
        if (row.Error is not null)
        {
            yield return Line("why", NameText.Visible(row.Error));
        }

        yield return Line("submitted", JobListText.Time(row.Created));
        if (row.Started is { } started)
        {
            string since = row.State is JobState.Running ? $", {JobListText.Duration((now - started).TotalSeconds)} ago" : string.Empty;
            yield return Line(row.State is JobState.Queued ? "last started" : "started", $"{JobListText.Time(started)} by {row.Worker}{since}");
        }

        if (row.Ended is { } ended)
        {
            yield return Line("ended", JobListText.Time(ended));
        }
    }

    private static IEnumerable<string> Plan(QueueDetails details)
    {
        QueueRow row = details.Row;
        yield return Line("kind", row.Kind);
        yield return Line("done for", row.Submission);
        foreach (string other in details.Submissions.Where(id => id != row.Submission))
        {
            yield return Line("wanted by", other);
        }

        yield return Line("starts", string.Create(CultureInfo.InvariantCulture, $"{row.Attempt} of at most {JobQueue.MaximumAttempts} that are lost"));
        yield return Line("priority", row.Priority.ToString(CultureInfo.InvariantCulture));
        yield return Line("device", row.Device);
        yield return Line("memory", $"{MemorySize.Format(row.Memory)} granted" + (row.PeakMemory > 0 ? $", at most {MemorySize.Format(row.PeakMemory)} used by its process" : string.Empty));
        yield return Line("time", $"{JobListText.Duration(row.ExpectedSeconds)} expected" + (row.Seconds > 0 ? $", {JobListText.Duration(row.Seconds)} taken" : string.Empty));
    }

    private static IEnumerable<string> Attempt(JobFiles files)
    {
        if (files.Attempt is not { } attempt)
        {
            yield break;
        }

        yield return Line("last attempt", $"{attempt.Outcome} after {JobListText.Duration(attempt.Seconds)}, {JobListText.Time(attempt.Ended)}, by {attempt.Worker}");
        yield return Line(string.Empty, string.Create(CultureInfo.InvariantCulture, $"device {attempt.Device}, {attempt.Threads} threads, batch {attempt.Batch}, peak memory {MemorySize.Format(attempt.PeakMemory)}"));
        if (attempt.Error is not null)
        {
            yield return Line(string.Empty, NameText.Visible(attempt.Error));
        }
    }

    private static IEnumerable<string> Jobs(string name, IReadOnlyList<QueueRow> rows) =>
        Limited(name, [.. rows.Select(row => $"{row.Key[..Math.Min(JobListText.ShownDigits, row.Key.Length)]}  {JobListText.State(row)}  {NameText.Visible(row.Title)}")]);

    private static IEnumerable<string> Limited(string name, IReadOnlyList<string> texts)
    {
        foreach ((int place, string text) in texts.Take(Most).Index())
        {
            yield return Line(place == 0 ? name : string.Empty, text);
        }

        if (texts.Count > Most)
        {
            yield return Line(string.Empty, string.Create(CultureInfo.InvariantCulture, $"and {texts.Count - Most} more"));
        }
    }

    private static string Line(string name, string text) => $"{(name.Length == 0 ? string.Empty : name + ":"),-14} {text}";
}

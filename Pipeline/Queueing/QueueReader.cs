using System.Globalization;
using Concord.Pipeline.Jobs;
using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>Reads lists.</summary>
internal static class QueueReader
{
    private const string Columns = """
        select key, job.submission, kind, title, state, waiting, priority, attempt, epoch, device, memory, expected, fraction, worker, error, seconds, peak, created, started, ended, planned, refused, cancel
        from job
        """;

    private const string Counts = """
        select member.submission, job.state, count(*), sum(iif(job.state in ('queued', 'running'), job.expected * (1 - job.fraction), 0))
        from member join job on job.number = member.job group by member.submission, job.state
        """;

    /// <summary>Jobs in the order of creation.</summary>
    public static IReadOnlyList<QueueRow> Rows(QueueDatabase database, string? submission) => submission is null
        ? database[$"{Columns} order by number"].Rows(Row)
        : database[$"{Columns} join member on member.job = job.number where member.submission = @s order by number"].Rows(Row, ("@s", submission));

    /// <summary>Submissions, newest first.</summary>
    public static IReadOnlyList<SubmissionRow> Submissions(QueueDatabase database)
    {
        ILookup<string, (string Id, JobState State, int Count, double Left)> counts = database[Counts]
            .Rows(row => (row.GetString(0), JobStates.Parse(row.GetString(1)), row.GetInt32(2), row.GetDouble(3)))
            .ToLookup(row => row.Item1);
        return database["select id, name, created, report_written from submission order by created desc, id"].Rows(row =>
        {
            string id = row.GetString(0);
            return new SubmissionRow(id, row.GetString(1), Time(row.GetInt64(2)), counts[id].ToDictionary(count => count.State, count => count.Count), counts[id].Sum(count => count.Left), row.GetBoolean(3));
        });
    }

    /// <summary>Whether nothing of a submission, or of any, is queued or running.</summary>
    public static bool HasEnded(QueueDatabase database, string? submission) => submission is null
        ? database["select 1 from job where state in ('queued', 'running') limit 1"].Rows(row => row.GetInt32(0)).Count == 0
        : database["select 1 from member join job on job.number = member.job where member.submission = @s and job.state in ('queued', 'running') limit 1"].Rows(row => row.GetInt32(0), ("@s", submission)).Count == 0;

    /// <summary>Jobs and submissions whose ids begin so.</summary>
    public static IReadOnlyList<QueueName> Find(QueueDatabase database, string prefix, int most) => database["""
        select id, 1, name from submission where substr(id, 1, length(@prefix)) = @prefix
        union all select key, 0, title from job where key >= @prefix and key < @prefix || 'g' limit @most
        """].Rows(row => new QueueName(row.GetString(0), row.GetBoolean(1), row.GetString(2)), ("@prefix", prefix), ("@most", most));

    /// <summary>Everything about a job; null where there is none of this key.</summary>
    public static QueueDetails? Details(QueueDatabase database, string key) => database[$"{Columns} where key = @key"].Rows(Row, ("@key", key)) is [QueueRow row]
        ? new QueueDetails(
            row,
            database["select member.submission from member join job on job.number = member.job where job.key = @key order by member.submission"].Rows(reader => reader.GetString(0), ("@key", key)),
            database[$"{Columns} where number in (select need.parent from need join job child on child.number = need.child where child.key = @key) order by number"].Rows(Row, ("@key", key)),
            database[$"{Columns} where number in (select need.child from need join job parent on parent.number = need.parent where parent.key = @key) order by number"].Rows(Row, ("@key", key)))
        : null;

    private static QueueRow Row(SqliteDataReader row)
    {
        JobState state = JobStates.Parse(row.GetString(4));
        return new QueueRow
        {
            Key = row.GetString(0),
            Submission = row.GetString(1),
            Kind = row.GetString(2),
            Title = row.GetString(3),
            State = state,
            Waiting = row.GetInt32(5),
            Priority = row.GetInt32(6),
            Attempt = row.GetInt32(7),
            Epoch = row.GetInt64(8),
            Device = row.GetString(9),
            Memory = row.GetInt64(10),
            ExpectedSeconds = row.GetDouble(11),
            Fraction = row.GetDouble(12),
            Worker = row.IsDBNull(13) ? null : row.GetString(13),
            Error = Refusal(state, row.GetInt64(20), row.GetInt64(21)) ?? (row.IsDBNull(14) ? null : row.GetString(14)),
            Seconds = row.GetDouble(15),
            PeakMemory = row.GetInt64(16),
            Created = Time(row.GetInt64(17)),
            Started = row.IsDBNull(18) ? null : Time(row.GetInt64(18)),
            Ended = row.IsDBNull(19) ? null : Time(row.GetInt64(19)),
            IsCancelling = state is JobState.Running && row.GetBoolean(22),
        };
    }

    private static string? Refusal(JobState state, long planned, long refused) => state is JobState.Queued && refused > 0
        ? string.Create(CultureInfo.InvariantCulture, $"needs {MemorySize.Format(planned)}; the largest worker that looked has {MemorySize.Format(refused)}: start one with --memory {Math.Ceiling((double)planned / (1 << 30)):0}GiB")
        : null;

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}

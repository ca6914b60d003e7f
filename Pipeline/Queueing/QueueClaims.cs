using Microsoft.Data.Sqlite;

namespace Concord.Pipeline.Queueing;

/// <summary>Gives jobs to workers.</summary>
internal static class QueueClaims
{
    private const string Take = """
        update job set state = 'running', worker = @worker, epoch = epoch + 1, attempt = attempt + 1, lease = @now + @span, span = @span,
          memory = min(memory, @budget), started = @now, ended = null, fraction = 0, error = null, refused = 0, cancel = 0
        """;

    private const string Given = " returning key, submission, kind, title, epoch, attempt, device, memory, expected";

    private const string Fits = """
        state = 'queued' and waiting = 0 and planned <= @budget and min(memory, @budget) <= @free and iif(device = 'cpu', @cpu, @gpu)
          and (@s is null or exists (select 1 from member where member.submission = @s and member.job = job.number))
        """;

    private const string First = $"{Take} where number = (select number from job where {Fits} order by priority desc, number limit 1){Given}";

    // Jobs that were started before go alone: one that kills its process would take the others with it.
    private const string Small = """
        select number, expected from job where state = 'queued' and waiting = 0 and attempt = 0 and submission = @s and device = @device and memory <= @memory and expected <= @seconds
        order by priority desc, number limit @count
        """;

    // What no worker so far had the memory for says so in lists.
    private const string Refuse = "update job set refused = @budget where state = 'queued' and waiting = 0 and planned > @budget and refused < @budget";

    /// <summary>The first job that fits; null where there is none now.</summary>
    public static Claim? One(QueueDatabase database, string worker, Capacity capacity, long span, long now)
    {
        List<Claim> claims = database[First].Rows(
            Map, ("@worker", worker), ("@now", now), ("@span", span), ("@budget", capacity.Budget), ("@free", capacity.Memory), ("@cpu", capacity.HasCpu), ("@gpu", capacity.HasGpu), ("@s", capacity.Submission));
        if (claims.Count == 0)
        {
            database[Refuse].Run(("@budget", capacity.Budget));
            return null;
        }

        return claims[0];
    }

    /// <summary>More jobs beside the first, for as long as all of them together take no more than the seconds.</summary>
    public static IReadOnlyList<Claim> More(QueueDatabase database, string worker, Claim first, (double Seconds, int Count) limit, (long Span, long Now) time)
    {
        if (first.Attempt > 1)
        {
            return [];
        }

        double left = limit.Seconds - first.ExpectedSeconds;
        List<Claim> claims = [];
        foreach ((long number, double expected) in database[Small].Rows(
            row => (row.GetInt64(0), row.GetDouble(1)), ("@s", first.Submission), ("@device", first.Device), ("@memory", first.Memory), ("@seconds", left), ("@count", limit.Count)))
        {
            if (expected > left)
            {
                break;
            }

            left -= expected;
            claims.AddRange(database[$"{Take} where number = @number{Given}"].Rows(Map, ("@worker", worker), ("@now", time.Now), ("@span", time.Span), ("@budget", first.Memory), ("@number", number)));
        }

        return claims;
    }

    /// <summary>A heartbeat.</summary>
    public static Beat Beat(QueueDatabase database, (string Key, long Epoch) job, double fraction, long span, long now)
    {
        List<bool> cancelled = database["update job set lease = @now + @span, span = @span, fraction = @fraction where key = @key and epoch = @epoch and state = 'running' returning cancel"].Rows(
            row => row.GetBoolean(0), ("@now", now), ("@span", span), ("@fraction", Math.Clamp(fraction, 0, 1)), ("@key", job.Key), ("@epoch", job.Epoch));
        return cancelled.Count == 0 ? Queueing.Beat.Lost : cancelled[0] ? Queueing.Beat.Cancelled : Queueing.Beat.Kept;
    }

    private static Claim Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt32(5), row.GetString(6), row.GetInt64(7), row.GetDouble(8));
}

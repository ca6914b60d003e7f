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

namespace Concord.Pipeline.Queueing;

/// <summary>What people ask of jobs that are in the queue.</summary>
internal static class QueueWishes
{
    // Jobs of a submission that no other submission, itself not cancelled, wants too.
    private const string OnlyOf = """
        number in (select job from member where submission = @what)
          and not exists (select 1 from member join submission on submission.id = member.submission where member.job = job.number and submission.cancelled = 0)
        """;

    private const string Named = "(key = @what or number in (select job from member where submission = @what))";

    private const string StopRunning = "update job set cancel = 1 where state = 'running' and cancel = 0 and ";

    private const string StopOthers = "update job set state = 'cancelled', error = 'cancelled before it was started', ended = @now where state in ('queued', 'blocked') and ";

    // What is asked for and stopped, and what blocks it, however far up.
    private const string Again = """
        with recursive up(number) as (
          select number from job where {0}
          union
          select parent.number from up join job child on child.number = up.number join need on need.child = up.number join job parent on parent.number = need.parent
          where child.state = 'blocked' and parent.state in ('failed', 'dead', 'cancelled', 'blocked'))
        update job set state = 'queued', attempt = 0, fraction = 0, error = null, started = null, ended = null
        where number in (select number from up) and state in ('failed', 'dead', 'cancelled')
        """;

    private static readonly string AgainAll = Again.Replace("{0}", "state in ('failed', 'dead')", StringComparison.Ordinal);
    private static readonly string AgainNamed = Again.Replace("{0}", "state in ('failed', 'dead', 'cancelled', 'blocked') and " + Named, StringComparison.Ordinal);

    /// <summary>Cancels a job or a submission's jobs; returns how many.</summary>
    public static int Cancel(QueueDatabase database, string what, long now)
    {
        bool isSubmission = database["update submission set cancelled = 1 where id = @what"].Run(("@what", what)) > 0;
        string which = isSubmission ? OnlyOf : "key = @what";
        int count = database[StopRunning + which].Run(("@what", what));
        count += database[StopOthers + which].Run(("@what", what), ("@now", now));
        QueueOrder.Settle(database);
        return count;
    }

    /// <summary>Queues again what stopped; returns how many jobs are queued that were not.</summary>
    public static int Retry(QueueDatabase database, string? what)
    {
        int before = Queued(database);
        if (what is null)
        {
            database[AgainAll].Run();
        }
        else
        {
            database["update submission set cancelled = 0 where id = @what"].Run(("@what", what));
            database["update job set cancel = 0 where state = 'running' and " + Named].Run(("@what", what));
            database[AgainNamed].Run(("@what", what));
        }

        QueueOrder.Settle(database);
        return Queued(database) - before;
    }

    private static int Queued(QueueDatabase database) => database["select count(*) from job where state = 'queued'"].Rows(row => row.GetInt32(0))[0];
}

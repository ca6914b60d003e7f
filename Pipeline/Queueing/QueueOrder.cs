namespace Concord.Pipeline.Queueing;

/// <summary>Who waits for whom: the counter of undone parents, and what is blocked by a parent that will not be done.</summary>
internal static class QueueOrder
{
    // From what stopped, down through what has not begun; a job that is done or running needs its parents no more.
    private const string Below = """
        with recursive below(number, cause) as (
          select need.child, need.parent from need join job parent on parent.number = need.parent join job child on child.number = need.child
          where {0} and child.state in ('queued', 'blocked')
          union
          select need.child, below.cause from below join need on need.parent = below.number join job child on child.number = need.child
          where child.state in ('queued', 'blocked')),
        why(number, text) as (
          select below.number, 'needs ''' || cause.title || ''', which ' || case cause.state when 'failed' then 'failed' when 'dead' then 'died' else 'was cancelled' end
          from (select number, min(cause) as first from below group by number) as below join job cause on cause.number = below.first)
        update job set state = 'blocked', error = why.text from why where job.number = why.number and job.state = 'queued'
        """;

    private const string Waiting = "update job set waiting = (select count(*) from need join job parent on parent.number = need.parent where need.child = job.number and parent.state <> 'done')";

    private static readonly string BelowAll = Below.Replace("{0}", "parent.state in ('failed', 'dead', 'cancelled')", StringComparison.Ordinal);
    private static readonly string BelowOne = Below.Replace("{0}", "parent.number = @number", StringComparison.Ordinal);

    /// <summary>Makes everything agree, after a change of many jobs: counters, what is blocked and no longer is, reports that must be written again.</summary>
    public static void Settle(QueueDatabase database)
    {
        database[Waiting + " where number in (select child from need)"].Run();
        database["update job set state = 'queued', error = null where state = 'blocked'"].Run();
        database[BelowAll].Run();
        database["""
            update submission set report_written = 0, report_lease = null where (report_written = 1 or report_lease is not null)
              and exists (select 1 from member join job on job.number = member.job where member.submission = submission.id and job.state in ('queued', 'running'))
            """].Run();
    }

    /// <summary>One job is done: its children wait for one less.</summary>
    public static void Done(QueueDatabase database, long number) =>
        database["update job set waiting = waiting - 1 where number in (select child from need where parent = @number)"].Run(("@number", number));

    /// <summary>One job stopped for good: what needs it, and what needs that, is blocked.</summary>
    public static void Stopped(QueueDatabase database, long number) => database[BelowOne].Run(("@number", number));
}

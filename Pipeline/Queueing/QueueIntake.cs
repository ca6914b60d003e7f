namespace Concord.Pipeline.Queueing;

/// <summary>Puts jobs into the queue.</summary>
internal static class QueueIntake
{
    private const string Name = """
        insert into submission(id, name, created) values(@s, @name, @created)
        on conflict(id) do update set name = @name, cancelled = 0, report_written = 0, report_lease = null
        """;

    // Epochs begin at the time: those of a queue that was lost and made again are higher than all before.
    private const string Add = """
        insert into job(key, submission, kind, title, device, planned, memory, expected, state, priority, created, fraction, epoch)
        values(@key, @s, @kind, @title, @device, @memory, @memory, @expected, iif(@done, 'done', 'queued'), @priority, @created, iif(@done, 1, 0), @now)
        on conflict(key) do nothing
        """;

    private const string Finish = "update job set state = 'done', fraction = 1, error = null, ended = @now where key = @key and state not in ('done', 'running')";

    private const string Requeue = """
        update job set state = 'queued', submission = @s, title = @title, planned = @memory, memory = max(memory, @memory), expected = @expected, refused = 0,
          priority = @priority, attempt = 0, fraction = 0, error = null, started = null, ended = null
        where key = @key and state not in ('queued', 'running')
        """;

    // A person who submits a job again takes its cancellation back, and may want it sooner.
    private const string Keep = "update job set priority = max(priority, @priority), cancel = 0 where key = @key and state in ('queued', 'running')";

    private const string List = "insert into member(submission, job) select @s, number from job where key = @key on conflict do nothing";

    private const string Need = "insert into need(child, parent) select child.number, parent.number from job child, job parent where child.key = @child and parent.key = @parent on conflict do nothing";

    /// <summary>Puts them in; returns how many were queued that were not before.</summary>
    public static int Submit(QueueDatabase database, Order order, IReadOnlyList<QueueEntry> jobs, long now)
    {
        Check(database, jobs);
        database[Name].Run(("@s", order.Id), ("@name", order.Name), ("@created", order.Created));
        int queued = 0;
        foreach (QueueEntry job in jobs)
        {
            queued += Put(database, order, job, now);
            database[List].Run(("@s", order.Id), ("@key", job.Key));
        }

        foreach (QueueEntry job in jobs)
        {
            foreach (string parent in job.DependsOn)
            {
                database[Need].Run(("@child", job.Key), ("@parent", parent));
            }
        }

        QueueOrder.Settle(database);
        return queued;
    }

    private static int Put(QueueDatabase database, Order order, QueueEntry job, long now)
    {
        int added = database[Add].Run(
            ("@key", job.Key), ("@s", order.Id), ("@kind", job.Kind), ("@title", job.Title), ("@device", job.Device), ("@memory", job.Memory), ("@expected", job.ExpectedSeconds), ("@done", job.IsDone), ("@priority", order.Priority), ("@created", order.Created), ("@now", now));
        if (added > 0)
        {
            return job.IsDone ? 0 : 1;
        }

        if (job.IsDone)
        {
            database[Finish].Run(("@key", job.Key), ("@now", now));
            return 0;
        }

        database[Keep].Run(("@key", job.Key), ("@priority", order.Priority));
        return database[Requeue].Run(("@key", job.Key), ("@s", order.Id), ("@title", job.Title), ("@memory", job.Memory), ("@expected", job.ExpectedSeconds), ("@priority", order.Priority));
    }

    private static void Check(QueueDatabase database, IReadOnlyList<QueueEntry> jobs)
    {
        HashSet<string> known = [.. jobs.Select(job => job.Key)];
        foreach (QueueEntry job in jobs)
        {
            foreach (string parent in job.DependsOn.Where(parent => !known.Contains(parent)))
            {
                if (database["select 1 from job where key = @key"].Rows(row => row.GetInt32(0), ("@key", parent)).Count == 0)
                {
                    throw new ArgumentException($"job {job.Key} ({job.Title}) needs {parent}, which is neither submitted with it nor in the queue", nameof(jobs));
                }
            }
        }
    }

    /// <summary>A submission as it comes in.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Name">The manifest's name.</param>
    /// <param name="Priority">Higher first.</param>
    /// <param name="Created">When it was submitted, milliseconds since 1970.</param>
    public sealed record Order(string Id, string Name, int Priority, long Created);
}

namespace Concord.Pipeline.Queueing;

/// <summary>Puts jobs into the queue.</summary>
internal static class QueueIntake
{
    private const string Name = """
        insert into submission(id, name, created) values(@s, @name, @now)
        on conflict(id) do update set name = @name, cancelled = 0, report_written = 0, report_lease = null
        """;

    private const string Add = """
        insert into job(key, submission, kind, title, device, planned, memory, expected, state, priority, created, fraction)
        values(@key, @s, @kind, @title, @device, @memory, @memory, @expected, iif(@done, 'done', 'queued'), @priority, @now, iif(@done, 1, 0))
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
    public static int Submit(QueueDatabase database, (string Id, string Name) submission, IReadOnlyList<QueueEntry> jobs, int priority, long now)
    {
        Check(database, jobs);
        database[Name].Run(("@s", submission.Id), ("@name", submission.Name), ("@now", now));
        int queued = 0;
        foreach (QueueEntry job in jobs)
        {
            queued += Put(database, submission.Id, job, priority, now);
            database[List].Run(("@s", submission.Id), ("@key", job.Key));
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

    private static int Put(QueueDatabase database, string submission, QueueEntry job, int priority, long now)
    {
        int added = database[Add].Run(
            ("@key", job.Key), ("@s", submission), ("@kind", job.Kind), ("@title", job.Title), ("@device", job.Device), ("@memory", job.Memory), ("@expected", job.ExpectedSeconds), ("@done", job.IsDone), ("@priority", priority), ("@now", now));
        if (added > 0)
        {
            return job.IsDone ? 0 : 1;
        }

        if (job.IsDone)
        {
            database[Finish].Run(("@key", job.Key), ("@now", now));
            return 0;
        }

        database[Keep].Run(("@key", job.Key), ("@priority", priority));
        return database[Requeue].Run(("@key", job.Key), ("@s", submission), ("@title", job.Title), ("@memory", job.Memory), ("@expected", job.ExpectedSeconds), ("@priority", priority));
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
}

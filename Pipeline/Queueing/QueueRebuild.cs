using System.Globalization;
using System.Text.Json;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Queueing;

/// <summary>Makes a queue again from what the store holds: done is what has its result; of submissions that had ended, the rest stays as its attempts say; all else is queued.</summary>
internal static class QueueRebuild
{
    private const string Stay = """
        update job set state = @state, error = @error, attempt = @attempt, seconds = @seconds, peak = @peak, worker = @worker, ended = @ended
        where key = @key and state = 'queued'
        """;

    /// <summary>Fills new tables.</summary>
    /// <param name="database">The queue, within a transaction.</param>
    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Takes a sentence about what was made, and one about each submission that cannot be read.</param>
    public static void Fill(QueueDatabase database, ResultStore store, TimeProvider time, Action<string> tell)
    {
        SubmissionStore submissions = new(store);
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        int count = 0;

        // Those that had ended come first: what stopped in them and is wanted by one that had not is queued again.
        foreach ((string id, QueuedMark mark, bool hasEnded) in submissions.Ids()
            .Select(id => (Id: id, Mark: Read(() => submissions.Queued(id), id, tell), HasEnded: submissions.HasEnded(id)))
            .Where(found => found.Mark is not null)
            .Select(found => (found.Id, found.Mark!, found.HasEnded))
            .OrderByDescending(found => found.HasEnded)
            .ThenBy(found => found.Item2.When)
            .ThenBy(found => found.Id, StringComparer.Ordinal))
        {
            if (Read(() => submissions.Read(id), id, tell) is { } submission)
            {
                IReadOnlyList<QueueEntry> entries = QueueEntries.Of(submission, submissions);
                QueueIntake.Submit(database, new QueueIntake.Order(id, submission.Name, mark.Priority, mark.When.ToUnixTimeMilliseconds()), entries, now);
                if (hasEnded)
                {
                    Ended(database, id, entries, new AttemptStore(store), now);
                }

                count++;
            }
        }

        if (count > 0)
        {
            QueueOrder.Settle(database);
            tell(string.Create(CultureInfo.InvariantCulture, $"The queue was made again from {count} submissions and the results in {store.Root}; what is done is not done again."));
        }
    }

    private static void Ended(QueueDatabase database, string id, IReadOnlyList<QueueEntry> entries, AttemptStore attempts, long now)
    {
        HashSet<string> done = [.. entries.Where(entry => entry.IsDone).Select(entry => entry.Key)];
        foreach (QueueEntry entry in entries.Where(entry => !entry.IsDone))
        {
            AttemptRecord? attempt = attempts.Read(entry.Key);
            JobState state = attempt?.Outcome switch
            {
                AttemptRecord.Failed => JobState.Failed,
                AttemptRecord.OutOfMemory or AttemptRecord.Lost => JobState.Dead,
                _ => JobState.Cancelled,
            };

            // What never ran because of what it needs is blocked by that, as soon as that has its state.
            if (state is JobState.Failed or JobState.Dead || entry.DependsOn.All(done.Contains))
            {
                database[Stay].Run(
                    ("@key", entry.Key),
                    ("@state", JobStates.Text(state)),
                    ("@error", attempt?.Error ?? (state is JobState.Cancelled ? "its submission ended without it" : null)),
                    ("@attempt", attempt?.Attempt ?? 0),
                    ("@seconds", attempt?.Seconds ?? 0),
                    ("@peak", attempt?.PeakMemory ?? 0),
                    ("@worker", attempt?.Worker),
                    ("@ended", attempt?.Ended.ToUnixTimeMilliseconds() ?? now));
            }
        }

        database["update submission set report_written = 1 where id = @s"].Run(("@s", id));
    }

    private static T? Read<T>(Func<T?> read, string id, Action<string> tell)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException or JsonException)
        {
            tell($"submission {id} was left out: {exception.Message}");
            return null;
        }
    }
}

using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Commands;

/// <summary>Opens the queue that a person asks about, and finds in it what they name.</summary>
internal static class QueueOpening
{
    // Of 64 digits: enough that no two jobs of a lab share them by chance.
    private const int ShortestPrefix = 8;

    /// <summary>What was submitted to a store: its queue, where there is one — one that is lost is made again — and what was sent to a cluster.</summary>
    /// <param name="store">The store's folder as it was given; null for the default.</param>
    /// <param name="console">Takes what there is to tell.</param>
    /// <exception cref="CommandException">Nothing was submitted to the store.</exception>
    public static IJobBoard Open(string? store, CommandConsole console)
    {
        string root = RunEnvironment.StoreFolder(store);
        string path = StoreQueue.PathOf(root);
        if (!File.Exists(path) && !Directory.Exists(SubmissionStore.FolderIn(root)))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"{path}: this store has no queue: nothing was submitted to it. 'concord submit MANIFEST' makes one; --store or CONCORD_STORE names another store.");
        }

        ResultStore opened = new(root);
        SubmissionStore submissions = new(opened);
        SlurmJobs cluster = new(SlurmExecution.Place(opened), new SlurmClient(new ProcessRunner()), SlurmExecution.Patience(console, CancellationToken.None));

        // A store that was only sent to a cluster has no queue, and may lie where none can be.
        bool hasQueue = File.Exists(path) || !cluster.Any || submissions.Ids().Any(id => submissions.Queued(id) is not null);
        return new JobBoards([.. hasQueue ? [StoreQueue.Open(opened, TimeProvider.System, console.Error)] : (IJobBoard[])[], .. cluster.Any ? [cluster] : (IJobBoard[])[]]);
    }

    /// <summary>Tells the store which submissions have something to do again, for the day on which the queue is lost.</summary>
    public static void MarkQueued(IJobBoard queue, string? store)
    {
        SubmissionStore submissions = new(new ResultStore(RunEnvironment.StoreFolder(store)));
        foreach (string id in queue.Submissions().Where(row => !row.HasEnded && submissions.HasEnded(row.Id)).Select(row => row.Id))
        {
            if (submissions.Queued(id) is { } mark)
            {
                submissions.MarkQueued(id, mark.Priority, mark.When);
            }
        }
    }

    /// <summary>The one job or submission whose id begins so.</summary>
    /// <exception cref="CommandException">There is none, or several.</exception>
    public static QueueName Find(IJobBoard queue, string text, bool onlyJobs = false)
    {
        const int Most = 6;
        string what = onlyJobs ? "job" : "job or submission";
        if (text.Length < ShortestPrefix || !text.All(char.IsAsciiHexDigitLower))
        {
            throw new CommandException(ExitStatus.WrongCommand, $"'{text}' is no {what}: expected at least {ShortestPrefix} of the digits (0-9, a-f) that 'concord jobs list' shows.");
        }

        IReadOnlyList<QueueName> found = queue.Find(text, Most);
        QueueName[] fitting = [.. found.Where(name => !(onlyJobs && name.IsSubmission))];
        return fitting switch
        {
            [QueueName one] => one,
            [] when found.Count > 0 => throw new CommandException(ExitStatus.WrongCommand, $"{text} is a submission, and one of its jobs is asked for: 'concord jobs list --submission {text} --all' names them."),
            [] => throw new CommandException(ExitStatus.WrongCommand, $"no {what} '{text}' in the queue; 'concord jobs list --all' names what there is."),
            _ => throw new CommandException(ExitStatus.WrongCommand, $"'{text}' is the beginning of several: {string.Join(", ", fitting.Take(Most - 1).Select(name => $"{name.Id[..Math.Min(16, name.Id.Length)]} ({name.Title})"))}{(fitting.Length == Most ? " and more" : string.Empty)}. Give more digits."),
        };
    }
}

using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Commands;

/// <summary>Opens the queue that a person asks about, and finds in it what they name.</summary>
internal static class QueueOpening
{
    // Of 64 digits: enough that no two jobs of a lab share them by chance.
    private const int ShortestPrefix = 8;

    /// <summary>The queue of a store.</summary>
    /// <param name="store">The store's folder as it was given; null for the default.</param>
    /// <exception cref="CommandException">The store has no queue.</exception>
    public static JobQueue Open(string? store)
    {
        string path = JobQueue.PathOf(RunEnvironment.StoreFolder(store));
        return File.Exists(path)
            ? JobQueue.Open(path, TimeProvider.System)
            : throw new CommandException(ExitStatus.WrongCommand, $"{path}: this store has no queue: nothing was submitted to it. 'concord submit MANIFEST' makes one; --store or CONCORD_STORE names another store.");
    }

    /// <summary>The one job or submission whose id begins so.</summary>
    /// <exception cref="CommandException">There is none, or several.</exception>
    public static QueueName Find(JobQueue queue, string text, bool onlyJobs = false)
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

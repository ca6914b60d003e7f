using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Resolution;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Queueing;

/// <summary>The queue of a store: where it lies, and how one that is lost or damaged is made again from the store.</summary>
internal static class StoreQueue
{
    /// <summary>The queue's file.</summary>
    /// <param name="store">The store's folder.</param>
    public static string PathOf(string store) => Path.Combine(store, "queue", "queue.db");

    /// <summary>Opens the queue of a store. One that is not there is made from the store's submissions and results; one that is damaged is moved aside first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Takes a sentence where something was made again, moved or could not be read.</param>
    /// <exception cref="EnvironmentException">The folder is on a network file system or cannot be written, or the file is of a newer version.</exception>
    public static JobQueue Open(ResultStore store, TimeProvider time, Action<string> tell)
    {
        string path = PathOf(store.Root);
        QueueOpenOptions options = new() { WhenNew = database => QueueRebuild.Fill(database, store, time, tell) };
        try
        {
            return JobQueue.Open(path, options, time);
        }
        catch (QueueDamagedException)
        {
            using FileStream gate = Enter(path, time);
            return OpenOrMove(path, options, time, tell);
        }
    }

    /// <summary>Moves the queue aside, whatever it is, and makes it again.</summary>
    /// <returns>Where the old one is now; null where there was none.</returns>
    /// <exception cref="QueueInUseException">A worker has jobs of it.</exception>
    public static string? Rebuild(ResultStore store, TimeProvider time, Action<string> tell)
    {
        string path = PathOf(store.Root);
        using FileStream gate = Enter(path, time);
        string? aside = null;
        if (File.Exists(path))
        {
            RefuseWhileRunning(path, time);
            aside = MoveAside(path, time);
        }

        Open(store, time, tell).Dispose();
        return aside;
    }

    private static JobQueue OpenOrMove(string path, QueueOpenOptions options, TimeProvider time, Action<string> tell)
    {
        try
        {
            // Another process may have mended it meanwhile.
            return JobQueue.Open(path, options, time);
        }
        catch (QueueDamagedException)
        {
            tell($"{path}: damaged; moved to {MoveAside(path, time)}.");
            return JobQueue.Open(path, options, time);
        }
    }

    private static void RefuseWhileRunning(string path, TimeProvider time)
    {
        try
        {
            using JobQueue queue = JobQueue.Open(path, time);
            queue.Expire();
            QueueRow[] running = [.. queue.Rows(null).Where(row => row.State is JobState.Running)];
            if (running.Length > 0)
            {
                throw new QueueInUseException(path, running.Length, running[0].Worker!);
            }
        }
        catch (QueueDamagedException)
        {
            // Nobody can work with it.
        }
    }

    private static string MoveAside(string path, TimeProvider time)
    {
        string aside = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"queue.aside-{time.GetUtcNow():yyyyMMdd-HHmmss-fff}.db"));
        foreach (string ending in new[] { "-wal", "-shm", string.Empty })
        {
            if (File.Exists(path + ending))
            {
                File.Move(path + ending, aside + ending);
            }
        }

        return aside;
    }

    private static FileStream Enter(string path, TimeProvider time) =>
        Waiting.Until(() => FileGate.TryEnter(path + ".lock"), () => { }, time, CancellationToken.None);
}

using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Queueing;

/// <summary>Where the queue of a store lies.</summary>
internal static class StoreQueue
{
    /// <summary>The queue's file.</summary>
    public static string PathOf(ResultStore store) => Path.Combine(store.Root, "queue", "queue.db");

    /// <summary>Opens the queue of a store.</summary>
    /// <exception cref="Hosting.EnvironmentException">The folder is on a network file system or cannot be written, or the file is of a newer version.</exception>
    public static JobQueue Open(ResultStore store, TimeProvider time) => JobQueue.Open(PathOf(store), time);
}

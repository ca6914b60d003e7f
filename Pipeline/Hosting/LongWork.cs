namespace Concord.Pipeline.Hosting;

/// <summary>Work that blocks a thread for long: on a thread of its own, because the pool has two on a small machine, and signals and timers need one.</summary>
internal static class LongWork
{
    public static Task<T> Run<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default);
}

using System.Collections.Concurrent;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concord.Pipeline.Tests.Execution;

/// <summary>The supervisor of a worker within the test's process; its children are processes of their own.</summary>
internal sealed class WorkerInProcess : ISupervisorEvents, IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly JobQueue queue;
    private readonly Supervisor supervisor;
    private readonly string store;
    private readonly Task work;
    private int running;

    /// <summary>Starts it.</summary>
    public WorkerInProcess(JobsFolder jobs, Func<SupervisorOptions, SupervisorOptions>? change = null, TimeProvider? time = null)
    {
        this.store = new ResultStore(jobs.Store).Root;
        SupervisorOptions options = new()
        {
            Store = this.store,
            Worker = "test:1",
            Memory = RunEnvironment.DefaultMemory,
            UntilEnded = true,
            WaitsForDisk = true,
            Lease = TimeSpan.FromSeconds(2),
            Poll = TimeSpan.FromMilliseconds(50),
            DiskCheck = TimeSpan.FromMilliseconds(300),
            Grace = TimeSpan.FromSeconds(10),
        };
        this.queue = JobQueue.Open(jobs.QueuePath, time ?? TimeProvider.System);
        this.supervisor = new Supervisor(change?.Invoke(options) ?? options, this.queue, this, time ?? TimeProvider.System, NullLogger.Instance);
        this.work = Task.Factory.StartNew(() => this.supervisor.Run(this.stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>What it said, in order.</summary>
    public ConcurrentQueue<string> Said { get; } = [];

    /// <summary>How many jobs ran at the same time at most.</summary>
    public int Most { get; private set; }

    /// <summary>The one child; waits until there is one that has begun its job.</summary>
    public int Child()
    {
        IReadOnlyList<int> children = [];
        Processes.Until(() => (children = this.Children()).Count == 1, "one child lives");
        return children[0];
    }

    /// <summary>Its children that do jobs.</summary>
    public IReadOnlyList<int> Children() => Processes.ChildrenOf(Environment.ProcessId, "exec", this.store);

    /// <summary>Waits for its end by itself.</summary>
    public void Join() => Assert.True(this.work.Wait(Processes.Limit), "the supervisor did not end");

    /// <summary>Asks it to stop, and waits.</summary>
    public void Stop()
    {
        this.stop.Cancel();
        this.Join();
    }

    /// <inheritdoc/>
    public void Started(Claim claim)
    {
        this.running++;
        this.Most = Math.Max(this.Most, this.running);
        this.Said.Enqueue("started " + claim.Key);
    }

    /// <inheritdoc/>
    public void Progress(Claim claim, double fraction) => this.Said.Enqueue("progress " + claim.Key);

    /// <inheritdoc/>
    public void Ended(Claim claim, JobEnd end, bool kept)
    {
        this.running--;
        this.Said.Enqueue($"{(kept ? end.Kind : "fenced")} {claim.Key} {end.Error}");
    }

    /// <inheritdoc/>
    public void Paused(string reason) => this.Said.Enqueue("paused " + reason);

    /// <inheritdoc/>
    public void Reported(string submission, bool isWritten, string said) => this.Said.Enqueue($"report {isWritten}");

    public void Dispose()
    {
        this.stop.Cancel();
        this.work.Wait(Processes.Limit);
        this.supervisor.Dispose();
        this.queue.Dispose();
        this.stop.Dispose();
    }
}

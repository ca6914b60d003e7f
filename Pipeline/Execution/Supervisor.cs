using System.Collections.Concurrent;
using System.Globalization;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Microsoft.Extensions.Logging;

namespace Concord.Pipeline.Execution;

/// <summary>Takes jobs from a queue and has them done by child processes: a crash, a kill for memory or a device that hangs ends one child, and no more.</summary>
/// <remarks>One thread does everything here; children speak through an inbox. The heartbeat is the supervisor's, and stops with a child that stands still.</remarks>
internal sealed class Supervisor(SupervisorOptions options, JobQueue queue, ISupervisorEvents events, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(5);

    private readonly BlockingCollection<ChildMessage> inbox = [];
    private readonly List<SupervisedChild> children = [];
    private readonly DiskPause pause = new(options, time);
    private readonly ReportWriters reports = new(options, queue, events, time, logger);
    private readonly AttemptStore attempts = new(new ResultStore(options.Store));
    private long lastExpire;

    /// <summary>The full disk for which it gave up; null where it did not.</summary>
    public DiskFullException? Fault { get; private set; }

    /// <summary>Works until nothing is left (where the options say so), the disk is full, or it is stopped; children are then asked to stop, and what they had is given back.</summary>
    public void Run(CancellationToken stopping)
    {
        while (true)
        {
            bool ending = stopping.IsCancellationRequested || this.Fault is not null;
            if (ending)
            {
                this.StopChildren();
            }
            else
            {
                this.Fill();
            }

            bool isOver = this.children.Count == 0 && (ending || this.HasEnded());
            this.reports.Look(begins: options.WritesReports && !ending, isUrgent: isOver);
            if (isOver && !this.reports.IsBusy)
            {
                return;
            }

            if (this.inbox.TryTake(out ChildMessage? message, options.Poll))
            {
                this.Handle(message);
                while (this.inbox.TryTake(out message))
                {
                    this.Handle(message);
                }
            }

            this.Tick();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SupervisedChild child in this.children)
        {
            child.Process.Kill();
            child.Process.Dispose();
        }

        this.reports.Dispose();
        this.inbox.Dispose();
    }

    private bool HasEnded() => options.UntilEnded && !this.pause.IsOn && (queue.HasEnded(options.Submission) || this.NothingFits());

    // What is queued wants more memory or another device than this worker has, and nobody works on what it may wait for.
    private bool NothingFits() => queue.Rows(options.Submission).All(row => row.State != JobState.Running && (row.State != JobState.Queued || row.Waiting > 0 || row.Memory > options.Memory || (row.Device != "cpu" && options.Gpus.Count == 0)));

    private void Fill()
    {
        this.Expire();
        while (!this.pause.IsOn && this.Room() is { } room && queue.Claim(options.Worker, room, options.Lease) is { } claim)
        {
            this.Start(claim);
        }

        // Nobody has work for them now, and their memory may serve others.
        bool isOver = options.UntilEnded && queue.HasEnded(options.Submission);
        foreach (SupervisedChild child in this.Idle().Where(child => isOver || time.GetElapsedTime(child.LastProgress) > s_idle))
        {
            child.Finish(time.GetTimestamp());
        }
    }

    private IEnumerable<SupervisedChild> Idle() => this.children.Where(child => child.Current is null);

    private Capacity? Room()
    {
        int busy = this.children.Count(child => child is { Current: not null, Device: "cpu" });
        bool hasCpu = busy < options.Slots;
        bool hasGpu = options.Gpus.Any(gpu => this.children.All(child => child.Current is null || child.Device != gpu));
        long memory = options.Memory - this.children.Sum(child => child.Memory);
        return hasCpu || hasGpu ? new Capacity(memory, options.Memory, hasCpu, hasGpu, options.Submission) : null;
    }

    private void Start(Claim claim)
    {
        string device = claim.Device == "cpu" ? "cpu" : options.Gpus.First(gpu => this.children.All(child => child.Current is null || child.Device != gpu));
        SupervisedChild? child = this.Idle().FirstOrDefault(idle => idle.Takes(claim) && idle.Device == device);
        if (child is null)
        {
            // An idle child of another kind makes way: its memory and its device are for this one.
            foreach (SupervisedChild idle in this.Idle().Where(idle => idle.Device == device))
            {
                idle.Finish(time.GetTimestamp());
            }

            child = new SupervisedChild(ChildProcess.Start(options.Store, claim.Submission, device, this.inbox), claim, device);
            this.children.Add(child);
        }

        child.Give(claim, time.GetTimestamp());
        Log.JobStarted(logger, claim.Title, claim.Key, claim.Attempt, child.Process.Id, device);
        events.Started(claim);
    }

    private void Handle(ChildMessage message)
    {
        SupervisedChild? child = this.children.FirstOrDefault(candidate => candidate.Process == message.Child);
        if (child is null)
        {
            return;
        }

        if (message.Told is null)
        {
            this.children.Remove(child);
            this.Gone(child);
            child.Process.Dispose();
        }
        else if (child.Current is { } current && message.Told.Key == current.Key)
        {
            if (message.Told.Event == ChildEventKind.Ended)
            {
                this.Told(child, message.Told);
            }
            else if (message.Told.Fraction is { } fraction)
            {
                child.Progressed(fraction, time.GetTimestamp());
                events.Progress(current, fraction);
            }
        }
    }

    private void Told(SupervisedChild child, ChildEvent told)
    {
        JobEndKind kind = told.Outcome switch
        {
            ChildOutcome.Done or ChildOutcome.Cached => JobEndKind.Done,
            ChildOutcome.OutOfMemory => JobEndKind.OutOfMemory,
            ChildOutcome.DiskFull or ChildOutcome.Interrupted => JobEndKind.GivenBack,
            _ => JobEndKind.Failed,
        };
        Claim claim = child.Ended(told.Seconds ?? 0, time.GetTimestamp())!;
        if (told.Outcome == ChildOutcome.DiskFull)
        {
            this.DiskFull(claim, told.Error);
        }

        this.End(claim, new JobEnd(child.Killed == KillReason.Cancelled && kind != JobEndKind.Done ? JobEndKind.Cancelled : kind, kind == JobEndKind.Done ? null : told.Error, told.Seconds ?? 0, told.PeakMemory ?? 0));
    }

    private void Gone(SupervisedChild child)
    {
        double seconds = child.Current is null ? 0 : time.GetElapsedTime(child.Started).TotalSeconds;
        if (child.Ended(seconds, time.GetTimestamp()) is not { } claim || child.Killed == KillReason.Fenced)
        {
            return;
        }

        string words = child.Process.LastWords is { Length: > 0 } last ? $"; its last words: {last}" : string.Empty;
        JobEnd end = child.Killed switch
        {
            KillReason.Cancelled => new(JobEndKind.Cancelled, "cancelled", seconds, 0),
            KillReason.Stalled => new(JobEndKind.Lost, string.Create(CultureInfo.InvariantCulture, $"no progress for {this.StallOf(claim).TotalMinutes:0.##} minutes: taken for stuck, and ended{words}"), seconds, 0),
            KillReason.Stopping => new(JobEndKind.GivenBack, "the worker stopped", seconds, 0),
            _ when child.StopAsked is not null => new(JobEndKind.GivenBack, "the worker stopped", seconds, 0),
            _ => new(child.Process.WasKilled ? JobEndKind.OutOfMemory : JobEndKind.Lost, child.Process.EndInWords + words, seconds, 0),
        };
        this.Record(claim, end, child);
        this.End(claim, end);
    }

    // A child that is gone could not say how it ended.
    private void Record(Claim claim, JobEnd end, SupervisedChild child)
    {
        try
        {
            this.attempts.Write(new AttemptRecord
            {
                Key = claim.Key,
                Outcome = end.Kind switch { JobEndKind.Cancelled => AttemptRecord.Cancelled, JobEndKind.GivenBack => AttemptRecord.Interrupted, JobEndKind.OutOfMemory => AttemptRecord.OutOfMemory, _ => AttemptRecord.Lost },
                Attempt = claim.Attempt,
                Error = end.Error,
                Seconds = end.Seconds,
                Device = child.Device,
                Worker = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{child.Process.Id}"),
                Ended = time.GetUtcNow(),
                Submission = claim.Submission,
            });
        }
        catch (IOException exception) when (DiskSpace.IsFull(exception))
        {
            // The queue says the same.
        }
    }

    private void End(Claim claim, JobEnd end)
    {
        bool kept = queue.End(claim.Key, claim.Epoch, end);
        Log.JobEnded(logger, claim.Title, claim.Key, kept ? end.Kind.ToString() : "fenced", end.Seconds, end.Error);
        events.Ended(claim, end, kept);
    }

    private void DiskFull(Claim claim, string? error)
    {
        DiskFullException fault = new(claim.Title, new IOException(error));
        if (options.WaitsForDisk)
        {
            this.pause.Begin();
            Log.DiskFull(logger, options.Store, options.DiskCheck);
            events.Paused(fault);
        }
        else
        {
            this.Fault = fault;
        }
    }

    private void Tick()
    {
        long now = time.GetTimestamp();
        foreach (SupervisedChild child in this.children.Where(child => child.StopAsked is { } asked && time.GetElapsedTime(asked, now) > options.Grace))
        {
            child.Kill(KillReason.Stopping);
        }

        foreach (SupervisedChild child in this.children.Where(child => child is { Current: not null, Killed: null }))
        {
            Claim claim = child.Current!;
            if (time.GetElapsedTime(child.LastProgress, now) > this.StallOf(claim))
            {
                child.Kill(KillReason.Stalled);
            }
            else if (time.GetElapsedTime(child.LastBeat, now) >= s_beat)
            {
                child.LastBeat = now;
                switch (queue.Beat(claim.Key, claim.Epoch, child.Fraction, options.Lease))
                {
                    case Beat.Cancelled:
                        child.Kill(KillReason.Cancelled);
                        break;
                    case Beat.Lost:
                        child.Kill(KillReason.Fenced);
                        break;
                }
            }
        }
    }

    private TimeSpan StallOf(Claim claim) => TimeSpan.FromSeconds(Math.Max(options.Stall.TotalSeconds, 10 * claim.ExpectedSeconds));

    private void StopChildren()
    {
        long now = time.GetTimestamp();
        foreach (SupervisedChild child in this.children)
        {
            child.Stop(now);
        }
    }

    private void Expire()
    {
        if (this.lastExpire == 0 || time.GetElapsedTime(this.lastExpire) > options.Lease / 4)
        {
            this.lastExpire = time.GetTimestamp();
            queue.Expire();
        }
    }
}

using System.Collections.Concurrent;
using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Watching;
using Concord.Pipeline.Storage;
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
    private readonly Queue<(Claim Claim, JobEnd End)> ends = [];
    private readonly DiskPause pause = new(options, time);
    private readonly ReportWriters reports = new(options, queue, events, time, logger);
    private readonly Obituary obituary = new(new ResultStore(options.Store), time);
    private long lastExpire;

    /// <summary>The full disk for which it gave up; null where it did not.</summary>
    public DiskFullException? Fault { get; private set; }

    /// <summary>Works until nothing is left (where the options say so), the disk is full, or it is stopped; children are then asked to stop, and what they had is given back.</summary>
    public void Run(CancellationToken stopping)
    {
        while (true)
        {
            bool isEnding = stopping.IsCancellationRequested || this.Fault is not null;
            try
            {
                if (this.Step(isEnding))
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is DiskFullException or QueueBusyException)
            {
                // The queue's own file: what was not written is written at the next step.
                this.Wait(exception as DiskFullException ?? new DiskFullException("the queue", exception), exception.Message);
                Thread.Sleep(options.Poll);
            }
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

    // One turn: whether there is nothing more to do.
    private bool Step(bool isEnding)
    {
        this.SayEnds();
        if (isEnding)
        {
            this.StopChildren();
        }
        else
        {
            this.Fill();
        }

        bool isOver = this.children.Count == 0 && (isEnding || this.HasEnded());
        this.reports.Look(begins: options.WritesReports && !isEnding, isUrgent: isOver);
        if (isOver && !this.reports.IsBusy)
        {
            return true;
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
        this.Expire();
        return false;
    }

    private bool HasEnded() => options.UntilEnded && !this.pause.IsOn && (queue.HasEnded(options.Submission) || this.NothingFits());

    // What is queued wants more memory or another device than this worker has, and nobody works on what it may wait for.
    private bool NothingFits() => queue.Rows(options.Submission).All(row => row.State != JobState.Running && (row.State != JobState.Queued || row.Waiting > 0 || row.Memory > options.Memory || (row.Device != "cpu" && options.Gpus.Count == 0)));

    private void Fill()
    {
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
        Claim claim = child.Ended(told.Seconds ?? 0, time.GetTimestamp())!;
        if (told.Outcome == ChildOutcome.DiskFull)
        {
            this.Wait(new DiskFullException(claim.Title, new IOException(told.Error)), $"'{claim.Title}': {told.Error}");
        }

        this.End(claim, ChildEndings.AsTold(told, child.Killed));
    }

    private void Gone(SupervisedChild child)
    {
        double seconds = child.Current is null ? 0 : time.GetElapsedTime(child.Started).TotalSeconds;
        if (child.Ended(seconds, time.GetTimestamp()) is not { } claim || child.Killed == KillReason.Fenced)
        {
            return;
        }

        JobEnd end = ChildEndings.Unsaid(child, seconds, this.StallOf(claim));
        this.obituary.Write(claim, end, child);
        Telemetry.JobEnded(claim.Kind, end.Kind.ToString().ToLowerInvariant(), seconds, 0);
        this.End(claim, end);
    }

    private void End(Claim claim, JobEnd end)
    {
        this.ends.Enqueue((claim, end));
        this.SayEnds();
    }

    // What the queue cannot take now, it is told again: an end that it never heard of would be another attempt.
    private void SayEnds()
    {
        while (this.ends.TryPeek(out (Claim Claim, JobEnd End) next))
        {
            bool kept = queue.End(next.Claim.Key, next.Claim.Epoch, next.End);
            this.ends.Dequeue();
            Log.JobEnded(logger, next.Claim.Title, next.Claim.Key, kept ? next.End.Kind.ToString() : "fenced", next.End.Seconds, next.End.Error);
            events.Ended(next.Claim, next.End, kept);
        }
    }

    private void Wait(DiskFullException fault, string reason)
    {
        if (!options.WaitsForDisk)
        {
            this.Fault = fault;
        }
        else if (!this.pause.IsOn)
        {
            this.pause.Begin();
            Log.Paused(logger, options.Store, options.DiskCheck, reason);
            events.Paused(reason);
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

using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Execution;

/// <summary>A child and what its supervisor knows of it.</summary>
internal sealed class SupervisedChild(ChildProcess process, Claim first, string device)
{
    /// <summary>Jobs that are expected to take less share a child: a start costs about a second.</summary>
    private const double SmallSeconds = 20;

    /// <summary>After so much a child ends, so that what it has gathered in memory is given back.</summary>
    private const double EnoughSeconds = 120;
    private const int EnoughJobs = 500;

    private double seconds;
    private int jobs;
    private TimeSpan processorTime;

    /// <summary>The process.</summary>
    public ChildProcess Process { get; } = process;

    /// <summary>The submission that it knows.</summary>
    public string Submission { get; } = first.Submission;

    /// <summary>cpu or cuda:N.</summary>
    public string Device { get; } = device;

    /// <summary>What it does now; null between two jobs.</summary>
    public Claim? Current { get; private set; }

    /// <summary>The share done.</summary>
    public double Fraction { get; private set; }

    /// <summary>When it began or last went on, as a timestamp.</summary>
    public long LastProgress { get; private set; }

    /// <summary>When its job began.</summary>
    public long Started { get; private set; }

    /// <summary>When the queue last heard of it.</summary>
    public long LastBeat { get; set; }

    /// <summary>When it was asked to end; null while it was not.</summary>
    public long? StopAsked { get; private set; }

    /// <summary>Why it is being ended by force; null while it is not.</summary>
    public KillReason? Killed { get; private set; }

    /// <summary>Bytes that its job is expected to need.</summary>
    public long Memory => this.Current?.Memory ?? 0;

    /// <summary>Whether it may do this job after what it has done.</summary>
    public bool Takes(Claim claim) => this.Killed is null && this.StopAsked is null && claim.Submission == this.Submission && (claim.Device == "cpu") == (this.Device == "cpu")
        && claim.ExpectedSeconds < SmallSeconds && this.seconds < EnoughSeconds && this.jobs < EnoughJobs;

    /// <summary>Gives it a job.</summary>
    /// <param name="claim">The job.</param>
    /// <param name="asked">When the queue was asked for it: its lease counts from then, and a child may take long to start.</param>
    /// <param name="now">Now.</param>
    public void Give(Claim claim, long asked, long now)
    {
        this.Current = claim;
        this.Fraction = 0;
        this.processorTime = this.Process.ProcessorTime;
        this.Started = this.LastProgress = now;
        this.LastBeat = asked;
        this.jobs++;
        this.seconds += claim.ExpectedSeconds;
        this.Process.Give(claim.Key, claim.Attempt);
    }

    /// <summary>Its job went on.</summary>
    public void Progressed(double fraction, long now)
    {
        if (fraction > this.Fraction)
        {
            this.Fraction = fraction;
            this.LastProgress = now;
        }
    }

    /// <summary>Its job has ended; what ran for longer than expected counts as that.</summary>
    public Claim? Ended(double took, long now)
    {
        this.LastProgress = now;
        Claim? ended = this.Current;
        this.Current = null;
        this.seconds += Math.Max(0, took - (ended?.ExpectedSeconds ?? 0));
        return ended;
    }

    /// <summary>It said that it ends.</summary>
    public void Leaves(long now) => this.StopAsked ??= now;

    /// <summary>Whether it computes: its processor time has grown by a twentieth of the time that passed since it was last asked.</summary>
    public bool Computes(TimeSpan since)
    {
        TimeSpan now = this.Process.ProcessorTime;
        bool grew = now - this.processorTime > since / 20;
        this.processorTime = now;
        return grew;
    }

    /// <summary>Takes what it does for progress.</summary>
    public void Lives(long now) => this.LastProgress = now;

    /// <summary>Lets it end: there is no more for it.</summary>
    public void Finish(long now)
    {
        if (this.StopAsked is null)
        {
            this.StopAsked = now;
            this.Process.Finish();
        }
    }

    /// <summary>Asks it to stop between pieces of work.</summary>
    public void Stop(long now)
    {
        if (this.StopAsked is null)
        {
            this.StopAsked = now;
            this.Process.Stop();
        }
    }

    /// <summary>Ends it by force.</summary>
    public void Kill(KillReason reason)
    {
        this.Killed ??= reason;
        this.Process.Kill();
    }
}

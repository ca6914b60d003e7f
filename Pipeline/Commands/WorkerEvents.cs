using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Queueing;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

/// <summary>Tells a person what a worker does, and where its queue stands.</summary>
internal sealed class WorkerEvents(CommandConsole console, JobQueue queue, TimeProvider time) : ISupervisorEvents
{
    // Other workers and people change the queue too, and reading ten thousand rows takes a moment.
    private static readonly TimeSpan s_fresh = TimeSpan.FromSeconds(5);

    private readonly ProgressPrinter printer = new(console, time) { TellsEnds = false };
    private readonly long start = time.GetTimestamp();
    private RunProgress? all;
    private long looked;
    private int done;
    private int failed;

    /// <summary>What it came to.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{this.done} jobs done, {this.failed} failed or lost.");

    /// <summary>Whether a job did not succeed.</summary>
    public bool HasFailures => this.failed > 0;

    /// <inheritdoc/>
    public void Started(Claim claim) => this.Progress(claim, 0);

    /// <inheritdoc/>
    public void Progress(Claim claim, double fraction) => this.printer.Report(new JobProgress(claim.Key, claim.Title, fraction, null, this.All()));

    /// <inheritdoc/>
    public void Ended(Claim claim, JobEnd end, bool kept)
    {
        this.done += kept && end.Kind == JobEndKind.Done ? 1 : 0;
        this.failed += kept && end.Kind is JobEndKind.Failed or JobEndKind.Lost or JobEndKind.OutOfMemory ? 1 : 0;
        if (!console.ErrorIsTerminal || end.Kind != JobEndKind.Done)
        {
            string how = kept ? end.Kind switch { JobEndKind.GivenBack => "given back", JobEndKind.OutOfMemory => "out of memory", _ => end.Kind.ToString().ToLowerInvariant() } : "taken over by another worker";
            console.Error(string.Create(CultureInfo.InvariantCulture, $"{how}: {claim.Title} ({end.Seconds:0.0} s){(end.Error is null ? string.Empty : ": " + end.Error)}"));
        }

        this.printer.Report(new JobProgress(claim.Key, claim.Title, 1, end.Kind == JobEndKind.Done ? JobOutcome.Done : JobOutcome.NotStarted, this.All()));
    }

    /// <inheritdoc/>
    public void Paused(string reason) => console.Error("waiting, and looking again now and then: " + reason);

    /// <inheritdoc/>
    public void Reported(string submission, bool isWritten, string said) => console.Error(isWritten ? $"submission {submission} has ended. {said}" : $"submission {submission} has ended, but its run directory could not be written; `concord exec --submission {submission} --report` says why.");

    private RunProgress All()
    {
        if (!console.ErrorIsTerminal)
        {
            return default;
        }

        if (this.all is null || time.GetElapsedTime(this.looked) > s_fresh)
        {
            this.looked = time.GetTimestamp();
            this.all = Look(queue.Rows(null), time.GetUtcNow());
        }

        return this.all.Value with { Elapsed = time.GetElapsedTime(this.start) };
    }

    private static RunProgress Look(IReadOnlyList<QueueRow> rows, DateTimeOffset now)
    {
        int Count(params JobState[] states) => rows.Count(row => states.Contains(row.State));
        return new RunProgress(
            Count(JobState.Done, JobState.Failed, JobState.Dead, JobState.Blocked),
            Count(JobState.Failed, JobState.Dead, JobState.Blocked),
            rows.Count - Count(JobState.Cancelled),
            TimeSpan.Zero,
            Pace.Of(rows, now).SecondsLeft is { } left ? TimeSpan.FromSeconds(left) : null);
    }
}

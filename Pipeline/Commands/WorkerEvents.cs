using System.Globalization;
using Concord.Pipeline.Execution;
using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Commands;

/// <summary>Tells a person what a worker does.</summary>
internal sealed class WorkerEvents(CommandConsole console) : ISupervisorEvents
{
    private int done;
    private int failed;

    /// <summary>What it came to.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{this.done} jobs done, {this.failed} failed or lost.");

    /// <summary>Whether a job did not succeed.</summary>
    public bool HasFailures => this.failed > 0;

    /// <inheritdoc/>
    public void Started(Claim claim) => console.Progress($"started: {claim.Title}");

    /// <inheritdoc/>
    public void Progress(Claim claim, double fraction) => console.Progress(string.Create(CultureInfo.InvariantCulture, $"{fraction,4:0%}  {claim.Title}"));

    /// <inheritdoc/>
    public void Ended(Claim claim, JobEnd end, bool kept)
    {
        this.done += kept && end.Kind == JobEndKind.Done ? 1 : 0;
        this.failed += kept && end.Kind is JobEndKind.Failed or JobEndKind.Lost or JobEndKind.OutOfMemory ? 1 : 0;
        string how = kept ? end.Kind switch { JobEndKind.GivenBack => "given back", JobEndKind.OutOfMemory => "out of memory", _ => end.Kind.ToString().ToLowerInvariant() } : "taken over by another worker";
        console.Error(string.Create(CultureInfo.InvariantCulture, $"{how}: {claim.Title} ({end.Seconds:0.0} s){(end.Error is null ? string.Empty : ": " + end.Error)}"));
    }

    /// <inheritdoc/>
    public void Paused(string reason) => console.Error("waiting, and looking again now and then: " + reason);

    /// <inheritdoc/>
    public void Reported(string submission, bool isWritten, string said) => console.Error(isWritten ? $"submission {submission} has ended. {said}" : $"submission {submission} has ended, but its run directory could not be written; `concord exec --submission {submission} --report` says why.");
}

namespace Concord.Pipeline.Queueing;

/// <summary>A submission, as it is listed.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The manifest's name.</param>
/// <param name="Created">When it was first put into the queue.</param>
/// <param name="Counts">Jobs by state; a state without jobs is left out.</param>
/// <param name="ExpectedSecondsLeft">Expected seconds of what is queued or running.</param>
/// <param name="ReportWritten">Whether its run directory has been written since its last job ended.</param>
public sealed record SubmissionRow(string Id, string Name, DateTimeOffset Created, IReadOnlyDictionary<JobState, int> Counts, double ExpectedSecondsLeft, bool ReportWritten)
{
    /// <summary>Whether nothing is queued or running.</summary>
    public bool HasEnded => !this.Counts.ContainsKey(JobState.Queued) && !this.Counts.ContainsKey(JobState.Running);
}

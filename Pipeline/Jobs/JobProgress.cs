namespace Concord.Pipeline.Jobs;

/// <summary>What became of one job just now, and where all of them stand. Several may run at a time.</summary>
/// <param name="Key">The job.</param>
/// <param name="Title">What it does, for people.</param>
/// <param name="Fraction">The share of it that is done, 0 … 1.</param>
/// <param name="Outcome">How it ended; null while it runs; <see cref="JobOutcome.NotStarted"/> where it was given back and will be started again.</param>
/// <param name="All">Where all jobs stand.</param>
public readonly record struct JobProgress(string Key, string Title, double Fraction, JobOutcome? Outcome, RunProgress All)
{
    /// <summary>Why it did not succeed; null where it did, or runs.</summary>
    public string? Error { get; init; }
}

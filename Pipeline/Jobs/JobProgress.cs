namespace Concord.Pipeline.Jobs;

/// <summary>Where a run stands.</summary>
/// <param name="Job">The job's place, from 1.</param>
/// <param name="JobCount">Jobs that this run must do.</param>
/// <param name="Title">What the job does.</param>
/// <param name="Fraction">The share of the job that is done, 0 … 1.</param>
/// <param name="Elapsed">Time since the run began.</param>
/// <param name="Left">Expected time left, or null while nothing is known.</param>
public readonly record struct JobProgress(int Job, int JobCount, string Title, double Fraction, TimeSpan Elapsed, TimeSpan? Left);

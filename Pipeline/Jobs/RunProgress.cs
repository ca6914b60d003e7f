namespace Concord.Pipeline.Jobs;

/// <summary>Where all jobs of a run, or of a worker's queue, stand.</summary>
/// <param name="Ended">Jobs that have ended, well or not.</param>
/// <param name="Failed">Those among them that did not succeed.</param>
/// <param name="Total">Jobs that must be done in all.</param>
/// <param name="Elapsed">Time since the beginning.</param>
/// <param name="Left">Expected time left, or null while nothing is known.</param>
public readonly record struct RunProgress(int Ended, int Failed, int Total, TimeSpan Elapsed, TimeSpan? Left);

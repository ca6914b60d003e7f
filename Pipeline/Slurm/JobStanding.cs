using Concord.Pipeline.Queueing;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm;

/// <summary>Where a job of a submission stands.</summary>
/// <param name="Job">The job.</param>
/// <param name="State">Where it stands.</param>
/// <param name="View">The element that does it, or did it last; null where it was not sent.</param>
/// <param name="Reason">Why, for people; null when done.</param>
/// <param name="Sent">In how many batches it was begun, or still may be.</param>
/// <param name="Attempt">How its last attempt in that element ended; null where none is recorded.</param>
internal sealed record JobStanding(SubmittedJob Job, JobState State, ElementView? View, string? Reason, int Sent, AttemptRecord? Attempt);

namespace Concord.Pipeline.Queueing;

/// <summary>A job with all that the queue knows around it.</summary>
/// <param name="Row">The job.</param>
/// <param name="Submissions">The submissions that list it.</param>
/// <param name="Needs">What must be done before it.</param>
/// <param name="NeededBy">What waits for it.</param>
public sealed record QueueDetails(QueueRow Row, IReadOnlyList<string> Submissions, IReadOnlyList<QueueRow> Needs, IReadOnlyList<QueueRow> NeededBy);

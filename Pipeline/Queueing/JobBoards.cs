namespace Concord.Pipeline.Queueing;

/// <summary>Several boards as one.</summary>
/// <param name="boards">The boards; owned, and closed with this one.</param>
public sealed class JobBoards(IReadOnlyList<IJobBoard> boards) : IJobBoard
{
    /// <inheritdoc/>
    public IReadOnlyList<SubmissionRow> Submissions() => [.. boards.SelectMany(board => board.Submissions()).OrderByDescending(row => row.Created)];

    /// <inheritdoc/>
    public IReadOnlyList<QueueRow> Rows(string? submission) => [.. boards.SelectMany(board => board.Rows(submission))];

    /// <inheritdoc/>
    public IReadOnlyList<QueueName> Find(string prefix, int most) => [.. boards.SelectMany(board => board.Find(prefix, most)).DistinctBy(name => name.Id).Take(most)];

    /// <inheritdoc/>
    public QueueDetails? Details(string key) => boards.Select(board => board.Details(key)).FirstOrDefault(details => details is not null);

    /// <inheritdoc/>
    public int Cancel(string keyOrSubmission) => boards.Sum(board => board.Cancel(keyOrSubmission));

    /// <inheritdoc/>
    public int Retry(string? keyOrSubmission) => boards.Sum(board => board.Retry(keyOrSubmission));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IJobBoard board in boards)
        {
            board.Dispose();
        }
    }
}

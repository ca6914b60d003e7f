namespace Concord.Pipeline.Queueing;

/// <summary>A job that a worker has been given.</summary>
/// <param name="Key">The job.</param>
/// <param name="Submission">The submission from which it is done.</param>
/// <param name="Kind">extract, simulate or score.</param>
/// <param name="Title">For people.</param>
/// <param name="Epoch">Raised at every claim: whoever holds an older one has lost the job.</param>
/// <param name="Attempt">How often it has been started, this time included.</param>
/// <param name="Device">cpu or cuda.</param>
/// <param name="Memory">Memory in bytes that it is granted: the plan's, or more after it ran out.</param>
/// <param name="ExpectedSeconds">Expected seconds.</param>
public sealed record Claim(string Key, string Submission, string Kind, string Title, long Epoch, int Attempt, string Device, long Memory, double ExpectedSeconds);

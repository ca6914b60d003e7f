using Concord.Pipeline.Queueing;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Submissions;
using Concord.Pipeline.Watching;

namespace Concord.Pipeline.Commands;

/// <summary>What the store has of a job.</summary>
/// <param name="Attempt">How its last attempt ended; null before one did.</param>
/// <param name="Log">Its log; null before the first line.</param>
/// <param name="Results">Files and folders of its result, as far as they are there.</param>
internal sealed record JobFiles(AttemptRecord? Attempt, string? Log, IReadOnlyList<string> Results)
{
    public static JobFiles Of(ResultStore store, QueueRow row)
    {
        string log = JobLog.PathOf(store, row.Key);
        return new JobFiles(new AttemptStore(store).Read(row.Key), File.Exists(log) ? log : null, [.. ResultsOf(store, row)]);
    }

    private static IEnumerable<string> ResultsOf(ResultStore store, QueueRow row)
    {
        if (store.HasResult(row.Key))
        {
            return [store.ResultFolder(row.Key)];
        }

        SubmissionStore submissions = new(store);
        return submissions.Ids().Contains(row.Submission) && submissions.Read(row.Submission).Jobs.FirstOrDefault(job => job.Key == row.Key) is { } submitted
            ? submitted.Activations.Where(store.HasActivation).Select(store.ActivationPath)
            : [];
    }
}

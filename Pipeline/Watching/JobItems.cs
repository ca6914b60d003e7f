using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Watching;

/// <summary>The first of a list of jobs, and how many there are.</summary>
/// <param name="Total">How many there are.</param>
/// <param name="Jobs">The first of them.</param>
internal sealed record JobItems(int Total, IReadOnlyList<JobItem> Jobs)
{
    public static JobItems Of(IEnumerable<QueueRow> rows, int most)
    {
        QueueRow[] all = [.. rows];
        return new JobItems(all.Length, [.. all.Take(most).Select(JobItem.Of)]);
    }
}

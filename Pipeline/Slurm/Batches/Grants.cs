using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>More memory and time for what ran out of it: twice what it had.</summary>
internal static class Grants
{
    /// <summary>By key, from how the last attempts ended.</summary>
    public static IReadOnlyDictionary<string, Grant> Of(IEnumerable<JobStanding> standings, IReadOnlyList<ElementView> views)
    {
        Dictionary<string, Grant> grants = new(StringComparer.Ordinal);
        ILookup<string, ElementView> elements = views.Where(view => !view.IsOpen).SelectMany(view => view.Element.Keys.Select(key => (key, view))).ToLookup(pair => pair.key, pair => pair.view);
        foreach (JobStanding standing in standings.Where(standing => standing.State != JobState.Done))
        {
            foreach (ElementView view in elements[standing.Job.Key])
            {
                bool isLast = view.Place == standing.View?.Place;
                Grant before = grants.GetValueOrDefault(standing.Job.Key) ?? Grant.None;
                BatchShape shape = view.Batch.Record.Shape;
                grants[standing.Job.Key] = new Grant(
                    Math.Max(before.Memory, view.State == ElementState.OutOfMemory || (isLast && standing.Attempt is { Outcome: AttemptRecord.OutOfMemory }) ? 2 * shape.Memory : 0),
                    view.State == ElementState.TimeLimit || (isLast && IsInterrupted(view, standing)) ? (before.Time > 2 * shape.Time ? before.Time : 2 * shape.Time) : before.Time);
            }
        }

        return grants;
    }

    // Told to stop before its time limit, and nobody cancelled it.
    private static bool IsInterrupted(ElementView view, JobStanding standing) => view.State == ElementState.Failed && standing.Attempt is { Outcome: AttemptRecord.Interrupted };
}

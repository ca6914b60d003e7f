using Concord.Pipeline.Queueing;

namespace Concord.Pipeline.Slurm;

/// <summary>Which of the jobs that are neither done nor under way are sent.</summary>
internal static class SlurmChoice
{
    /// <summary>Batches in which a job is sent before it is given up, unless a person asks for it again.</summary>
    public const int MaximumSent = 3;

    /// <summary>All of them: what failed before is tried again.</summary>
    public static IReadOnlySet<string> All(IReadOnlyList<JobStanding> standings) => standings.Where(IsIdle).Select(standing => standing.Job.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Those that another try may do: lost, out of memory or of time, never sent; and what waits for these alone. Not those that failed by themselves, or that a person cancelled.</summary>
    public static IReadOnlySet<string> Curable(IReadOnlyList<JobStanding> standings) =>
        With(standings, standing => (standing.State is JobState.Dead && standing.Sent < MaximumSent) || standing.View is null);

    /// <summary>Those that failed or were lost, and what they block; what a person cancelled stays.</summary>
    public static IReadOnlySet<string> Failed(IReadOnlyList<JobStanding> standings) => With(standings, standing => standing.State is JobState.Failed or JobState.Dead);

    /// <summary>One job, and what it needs.</summary>
    /// <param name="key">The job.</param>
    public static Func<IReadOnlyList<JobStanding>, IReadOnlySet<string>> Of(string key) => standings =>
    {
        Dictionary<string, JobStanding> byKey = standings.ToDictionary(standing => standing.Job.Key, StringComparer.Ordinal);
        HashSet<string> chosen = new(StringComparer.Ordinal);
        Queue<string> next = new([key]);
        while (next.TryDequeue(out string? one))
        {
            if (byKey.TryGetValue(one, out JobStanding? standing) && IsIdle(standing) && chosen.Add(one))
            {
                foreach (string parent in standing.Job.DependsOn)
                {
                    next.Enqueue(parent);
                }
            }
        }

        return chosen;
    };

    // What is meant, and what is blocked by these alone: each stands after what it needs.
    private static HashSet<string> With(IReadOnlyList<JobStanding> standings, Func<JobStanding, bool> isMeant)
    {
        HashSet<string> chosen = new(StringComparer.Ordinal);
        HashSet<string> coming = [.. standings.Where(standing => !IsIdle(standing)).Select(standing => standing.Job.Key)];
        foreach (JobStanding standing in standings.Where(IsIdle).Where(standing => (isMeant(standing) || standing.State is JobState.Blocked) && standing.Job.DependsOn.All(coming.Contains)))
        {
            chosen.Add(standing.Job.Key);
            coming.Add(standing.Job.Key);
        }

        return chosen;
    }

    private static bool IsIdle(JobStanding standing) => standing.State != JobState.Done && standing.View is not { IsOpen: true };
}

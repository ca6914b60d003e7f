using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>Puts short jobs together, so that a process and an element of an array are worth their cost.</summary>
internal static class ElementPacker
{
    /// <summary>Units of jobs in turn, until an element is expected to take so long; a unit is not divided.</summary>
    public static IReadOnlyList<IReadOnlyList<SubmittedJob>> Pack(IEnumerable<IReadOnlyList<SubmittedJob>> units, TimeSpan target)
    {
        List<List<SubmittedJob>> packs = [];
        double seconds = double.PositiveInfinity;
        foreach (IReadOnlyList<SubmittedJob> unit in units)
        {
            double more = unit.Sum(job => job.ExpectedSeconds);
            if (seconds + more > target.TotalSeconds)
            {
                packs.Add([]);
                seconds = 0;
            }

            packs[^1].AddRange(unit);
            seconds += more;
        }

        return packs;
    }

    /// <summary>Jobs that another job needs together, in one unit: what waits for them then waits for one element.</summary>
    /// <param name="jobs">Jobs that wait for nothing.</param>
    /// <param name="all">The submission's jobs.</param>
    public static IReadOnlyList<IReadOnlyList<SubmittedJob>> Units(IReadOnlyList<SubmittedJob> jobs, IReadOnlyList<SubmittedJob> all)
    {
        Dictionary<string, int> unit = new(StringComparer.Ordinal);
        List<List<SubmittedJob>> units = [];
        foreach (SubmittedJob job in jobs)
        {
            unit[job.Key] = units.Count;
            units.Add([job]);
        }

        foreach (SubmittedJob child in all)
        {
            int[] parents = [.. child.DependsOn.Where(unit.ContainsKey).Select(key => unit[key]).Distinct().Order()];
            foreach (int other in parents.Skip(1))
            {
                // The later unit is emptied into the first.
                foreach (SubmittedJob moved in units[other])
                {
                    unit[moved.Key] = parents[0];
                }

                units[parents[0]].AddRange(units[other]);
                units[other].Clear();
            }
        }

        return [.. units.Where(one => one.Count > 0)];
    }
}

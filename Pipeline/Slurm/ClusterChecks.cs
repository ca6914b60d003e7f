using System.Globalization;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm;

/// <summary>What the cluster would refuse, or accept and never start: found before anything is sent, each with the profile's field.</summary>
internal sealed class ClusterChecks(SlurmProfile profile, ClusterFacts cluster)
{
    /// <summary>Everything that is wrong, one line each.</summary>
    /// <param name="jobs">The jobs that would be sent.</param>
    /// <param name="threads">Threads of a job.</param>
    public IReadOnlyList<string> Run(IReadOnlyList<SubmittedJob> jobs, int threads)
    {
        List<string> wrong = [];
        if (profile.Elements > cluster.MaxArraySize)
        {
            wrong.Add(profile.Wrong("array.elements", $"{profile.Elements} is more than the cluster's MaxArraySize of {cluster.MaxArraySize}.", "Leave it out: arrays are cut at MaxArraySize."));
        }

        foreach (IGrouping<string, SubmittedJob> pool in jobs.GroupBy(job => SlurmProfile.PoolName(job.Device)))
        {
            PartitionShape[] shapes = this.Partitions(pool.Key, profile.Pool(pool.First().Device), wrong);
            if (shapes.Length > 0)
            {
                this.Times(pool.Key, shapes, wrong);
                this.Memories(pool.Key, shapes, [.. pool], wrong);
                this.Nodes(pool.Key, shapes, threads, wrong);
            }
        }

        return wrong;
    }

    private PartitionShape[] Partitions(string name, SlurmPool pool, List<string> wrong)
    {
        string field = name + ".partition";
        string[] known = [.. cluster.Partitions.Select(shape => shape.Name).Distinct(StringComparer.Ordinal)];
        foreach (string partition in pool.Partitions.Where(partition => !known.Contains(partition)))
        {
            string? near = Suggestions.Nearest(partition, known);
            wrong.Add(profile.Wrong(Written(field), $"the cluster has no partition '{partition}'; it has {Suggestions.List(known)}.", near is null ? "Name one of them." : $"Did you mean '{near}'?"));
        }

        PartitionShape[] shapes = [.. cluster.Partitions.Where(shape => pool.Partitions.Count == 0 ? shape.IsDefault : pool.Partitions.Contains(shape.Name))];
        if (pool.Partitions.Count == 0 && shapes.Length == 0)
        {
            wrong.Add(profile.Wrong(field, "the cluster has no default partition, and none is named.", $"Name one of {Suggestions.List(known)}."));
        }

        foreach (string down in shapes.Where(shape => !shape.IsUp).Select(shape => shape.Name).Distinct(StringComparer.Ordinal))
        {
            wrong.Add(profile.Wrong(Written(field), $"partition '{down}' takes no jobs now (sinfo says that it is not up).", "Name another, or wait."));
        }

        return shapes;

        string Written(string own) => profile.Places.ContainsKey(own) ? own : "partition";
    }

    private void Times(string name, PartitionShape[] shapes, List<string> wrong)
    {
        foreach (PartitionShape shape in shapes.DistinctBy(shape => shape.Name).Where(shape => shape.MaxTime is not null))
        {
            foreach ((string field, TimeSpan? span) in new[] { ("time.maximum", profile.TimeMaximum), ("time.minimum", profile.TimeMinimum) })
            {
                if (span > shape.MaxTime)
                {
                    // sbatch would take it, and the job would wait for ever (PartitionTimeLimit).
                    wrong.Add(profile.Wrong(field, $"{SlurmTime.Format(span.Value)} is more than the MaxTime of partition '{shape.Name}', {SlurmTime.Format(shape.MaxTime!.Value)}.", $"Write at most that, or name another partition under '{name}'."));
                }
            }
        }

        if (profile.TimeMaximum < profile.TimeMinimum)
        {
            wrong.Add(profile.Wrong("time.maximum", "it is less than time.minimum.", "Exchange them."));
        }

        TimeSpan shortest = new[] { profile.TimeMinimum, profile.TimeMaximum ?? TimeSpan.MaxValue }.Min();
        if (profile.Signal >= shortest)
        {
            wrong.Add(profile.Wrong("signal", $"a job would be told to stop {SlurmTime.Format(profile.Signal)} before the end of {SlurmTime.Format(shortest)}: at once.", "Make 'signal' shorter than the least time limit."));
        }
    }

    private void Memories(string name, PartitionShape[] shapes, SubmittedJob[] jobs, List<string> wrong)
    {
        PartitionShape largest = shapes.MaxBy(shape => shape.NodeMemory)!;
        foreach ((string field, long? bytes) in new[] { ("memory.maximum", profile.MemoryMaximum), ("memory.minimum", profile.MemoryMinimum) })
        {
            if (bytes > largest.NodeMemory)
            {
                wrong.Add(profile.Wrong(field, $"{MemorySize.Format(bytes.Value)} is more than the largest node of partition '{largest.Name}' has, {MemorySize.Format(largest.NodeMemory)}.", $"Write at most that, or name another partition under '{name}'."));
            }
        }

        ShapeChooser chooser = new(profile, cluster, new Dictionary<string, Grant>(StringComparer.Ordinal));
        if (jobs.Where(chooser.IsTooLarge).MaxBy(job => job.Memory) is { } job)
        {
            string field = profile.MemoryMaximum < largest.NodeMemory ? "memory.maximum" : name + ".partition";
            wrong.Add(profile.Wrong(field, $"'{job.Title}' is expected to need {MemorySize.Format(job.Memory)}; it can be given {MemorySize.Format(chooser.LargestMemory(job.Device))}.", "Name a partition with larger nodes, or make the job smaller: a smaller `compute: { batch: N }`, or a readout with a projection."));
        }
    }

    private void Nodes(string name, PartitionShape[] shapes, int threads, List<string> wrong)
    {
        if (shapes.All(shape => shape.NodeCpus < threads))
        {
            wrong.Add(profile.Wrong(name + ".partition", string.Create(CultureInfo.InvariantCulture, $"a job uses {threads} threads; the largest node has {shapes.Max(shape => shape.NodeCpus)} processors."), "Name another partition, or write a smaller `compute: { threads: N }` into the manifest: it changes the fingerprints."));
        }

        SlurmPool pool = name == "gpu" ? profile.Gpu : profile.Cpu;
        if (pool.Gres is { } gres && !shapes.Any(shape => shape.Gres.Contains(gres)))
        {
            string[] known = [.. shapes.SelectMany(shape => shape.Gres).Distinct(StringComparer.Ordinal)];
            wrong.Add(profile.Wrong(name + ".gres", $"no node of {(pool.Partitions.Count == 0 ? "the default partition" : $"partition '{string.Join(',', pool.Partitions)}'")} has '{gres}'; there is {Suggestions.List(known)}.", Suggestions.Nearest(gres, known) is { } near ? $"Did you mean '{near}'?" : "Name a partition that has GPUs."));
        }
    }
}

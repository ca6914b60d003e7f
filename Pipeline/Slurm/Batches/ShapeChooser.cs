using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Slurm.Batches;

/// <summary>What a job asks of a node: the plan's expectation, enlarged by the profile's factors and rounded to a few steps, so that jobs that are alike share an array.</summary>
internal sealed class ShapeChooser(SlurmProfile profile, ClusterFacts cluster, IReadOnlyDictionary<string, Grant> grants)
{
    // The program's start, libtorch's, and the planning of its own part.
    private const double StartSeconds = 30;
    private const long MemoryStep = 1L << 30;

    /// <summary>Memory in bytes: 1, 1.5, 2, 3, 4, 6, 8 … GiB.</summary>
    public long Memory(SubmittedJob job)
    {
        long wanted = Math.Max((long)(job.Memory * profile.MemoryFactor), Math.Max(profile.MemoryMinimum, this.Granted(job).Memory));
        return Math.Min(Stepped(wanted), this.LargestMemory(job.Device));
    }

    /// <summary>Whether a job is expected to need more memory than it can be given.</summary>
    public bool IsTooLarge(SubmittedJob job) => job.Memory > this.LargestMemory(job.Device);

    /// <summary>The most memory that a job can be given, in bytes.</summary>
    public long LargestMemory(string device) => Math.Min(profile.MemoryMaximum ?? long.MaxValue, this.Shapes(device).Select(shape => shape.NodeMemory).DefaultIfEmpty(long.MaxValue).Max());

    /// <summary>The time limit of jobs done in turn: the minimum, or it doubled as often as needed.</summary>
    public TimeSpan Time(IEnumerable<SubmittedJob> jobs)
    {
        SubmittedJob[] all = [.. jobs];
        double wanted = Math.Max((all.Sum(job => job.ExpectedSeconds) * profile.TimeFactor) + StartSeconds, all.Max(job => this.Granted(job).Time.TotalSeconds));
        TimeSpan limit = profile.TimeMinimum;
        while (limit.TotalSeconds < wanted)
        {
            limit *= 2;
        }

        TimeSpan? largest = this.LargestTime(all[0].Device);
        return largest < limit ? largest.Value : limit;
    }

    /// <summary>The longest time limit that a job can be given; null for any.</summary>
    public TimeSpan? LargestTime(string device)
    {
        // A job may go to several partitions: the shortest counts.
        TimeSpan? partition = this.Shapes(device).Select(shape => shape.MaxTime).Min();
        return profile.TimeMaximum is { } own && !(partition < own) ? own : partition;
    }

    private Grant Granted(SubmittedJob job) => grants.GetValueOrDefault(job.Key) ?? Grant.None;

    private IEnumerable<PartitionShape> Shapes(string device)
    {
        IReadOnlyList<string> partitions = profile.Pool(device).Partitions;
        return cluster.Partitions.Where(shape => partitions.Count == 0 ? shape.IsDefault : partitions.Contains(shape.Name));
    }

    private static long Stepped(long bytes)
    {
        long step = MemoryStep;
        while (step < bytes)
        {
            step = step * 3 / 2 >= bytes ? step * 3 / 2 : step * 2;
        }

        return step;
    }
}

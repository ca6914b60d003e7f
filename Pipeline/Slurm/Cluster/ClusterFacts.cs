using System.Globalization;
using Concord.Pipeline.Slurm.Profiles;

namespace Concord.Pipeline.Slurm.Cluster;

/// <summary>What the cluster can take, as it says itself.</summary>
/// <param name="MaxArraySize">One more than the largest index of an array.</param>
/// <param name="Partitions">Its partitions, one entry for each kind of node in them.</param>
internal sealed record ClusterFacts(int MaxArraySize, IReadOnlyList<PartitionShape> Partitions)
{
    /// <summary>What sinfo is asked for: name, default marked by *, availability, time limit, memory in MiB, processors, generic resources.</summary>
    public const string SinfoFormat = "%P|%a|%l|%m|%c|%G";

    private const int SmallestMaxArraySize = 1001;

    /// <summary>Reads the answers of <c>scontrol show config</c> and <c>sinfo</c>.</summary>
    public static ClusterFacts Parse(string config, string sinfo)
    {
        string? text = config.Split('\n').Select(line => line.Split('=')).FirstOrDefault(parts => parts[0].Trim() == "MaxArraySize")?[^1];
        int largest = int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 0 ? size : SmallestMaxArraySize;
        return new ClusterFacts(largest, [.. sinfo.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Partition).OfType<PartitionShape>()]);
    }

    private static PartitionShape? Partition(string line)
    {
        string[] fields = line.Trim().Split('|');
        return fields.Length < 6 ? null : new PartitionShape(
            fields[0].TrimEnd('*'),
            fields[0].EndsWith('*'),
            fields[1] == "up",
            SlurmTime.OfPartition(fields[2]),
            Number(fields[3]) << 20,
            (int)Number(fields[4]),
            [.. Gres(fields[5])]);
    }

    // 6000, or 6000+ where nodes differ.
    private static long Number(string text) => long.TryParse(text.TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;

    // gpu:a100:2(S:0-1),gpu:2,lscratch:400 → gpu, gpu:a100, lscratch
    private static IEnumerable<string> Gres(string text)
    {
        foreach (string item in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = item.Split('(')[0].Split(':');
            if (parts[0].Length == 0)
            {
                continue;
            }

            yield return parts[0];
            if (parts.Length > 1 && !char.IsAsciiDigit(parts[1][0]))
            {
                yield return $"{parts[0]}:{parts[1]}";
            }
        }
    }
}

using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class ClusterFactsTests
{
    [Fact]
    public void The_cluster_says_what_it_can_take()
    {
        ClusterFacts facts = ClusterFacts.Parse(FakeSlurm.Config, FakeSlurm.Sinfo);
        Assert.Equal((1001, 5), (facts.MaxArraySize, facts.Partitions.Count));
        PartitionShape gpu = facts.Partitions[1];
        Assert.Equal(("gpu", true, true, TimeSpan.FromDays(1), 6000L << 20, 2), (gpu.Name, gpu.IsDefault, gpu.IsUp, gpu.MaxTime, gpu.NodeMemory, gpu.NodeCpus));
        Assert.Equal(["gpu", "gpu:rtx"], gpu.Gres);
        Assert.Equal((null, 64000L << 20, 0), (facts.Partitions[2].MaxTime, facts.Partitions[2].NodeMemory, facts.Partitions[2].Gres.Count));
        Assert.Equal(TimeSpan.FromMinutes(30), facts.Partitions[3].MaxTime);
        Assert.False(facts.Partitions[4].IsUp);
    }
}

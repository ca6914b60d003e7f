using Concord.Pipeline.Hosting;
using Concord.Pipeline.Queueing;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Queueing;

public sealed class NetworkFolderTests
{
    [Fact]
    public void A_queue_on_a_network_file_system_is_refused_with_the_reason_and_the_remedy()
    {
        using TemporaryFolder folder = new();
        EnvironmentException exception = Assert.Throws<EnvironmentException>(() => JobQueue.Open(folder.File("queue/queue.db"), new QueueOpenOptions { NetworkOf = _ => "Lustre" }, new HandClock()));
        Assert.StartsWith($"{folder.File("queue")} is on a network file system (Lustre), where SQLite's locks do not hold", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--store DIR", exception.Message, StringComparison.Ordinal);
        Assert.Contains("--executor slurm", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("queue/queue.db")));
    }

    [Fact]
    public void This_machines_own_disks_are_no_network()
    {
        using TemporaryFolder folder = new();
        Assert.Null(NetworkFolder.Kind(folder.Path));
    }

    [Theory]
    [InlineData(0x6969u, "NFS")]
    [InlineData(0xFF534D42u, "CIFS")]
    [InlineData(0x0BD00BD0u, "Lustre")]
    [InlineData(0xEF53u, null)]
    [InlineData(0x01021994u, null)]
    public void File_systems_are_told_by_their_numbers(uint magic, string? expected) =>
        Assert.Equal(expected, NetworkFolder.KindOf(magic, "/data", []));

    [Theory]
    [InlineData("/data/lab/store", "fuse.sshfs")]
    [InlineData("/data/laboratory", null)]
    [InlineData("/data/a b/store", "fuse.glusterfs")]
    public void Of_file_systems_through_fuse_those_of_this_machine_are_let_through(string folder, string? expected)
    {
        string[] mounts =
        [
            "22 1 0:21 / / rw,relatime shared:1 - fuse.fuse-overlayfs overlay rw",
            "40 22 0:40 / /data/lab rw,nosuid shared:2 master:1 - fuse.sshfs host:/export rw",
            "41 22 0:41 / /data/a\\040b rw,nosuid - fuse.glusterfs host:/volume rw",
        ];
        Assert.Equal(expected, NetworkFolder.KindOf(0x65735546, folder, mounts));
    }
}

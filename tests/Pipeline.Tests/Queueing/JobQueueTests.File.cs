using Concord.Pipeline.Queueing;
using Concord.Tests;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    [Fact]
    public void A_file_keeps_what_it_was_told_and_two_connections_see_the_same()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("queue/queue.db");
        HandClock clock = new();
        using JobQueue first = JobQueue.Open(path, clock);
        first.Submit("s", "n", [Job("a"), Job("b", "a")], 0);
        using (JobQueue second = JobQueue.Open(path, clock))
        {
            Claim claim = second.Claim("worker:2", Large, Lease)!;
            Assert.Equal(JobState.Running, first.Rows(null)[0].State);
            Assert.True(second.End("a", claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1)));
        }

        Assert.Equal("b", first.Claim("worker:1", Large, Lease)!.Key);
    }
}

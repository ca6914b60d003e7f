using Concord.Pipeline.Queueing;
using static Concord.Pipeline.Tests.Queueing.QueueFixture;

namespace Concord.Pipeline.Tests.Queueing;

public sealed partial class JobQueueTests
{
    private const long Gibibyte = 1L << 30;

    [Fact]
    public void Running_out_of_memory_doubles_it_up_to_the_budget_and_ends_after_three_starts()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a") with { Memory = 3 * Gibibyte });
        List<long> granted = [];
        for (int i = 0; i < 3; i++)
        {
            granted.Add(fixture.Queue.Rows(null)[0].Memory);
            Claim claim = fixture.Claim()!;
            granted.Add(claim.Memory);
            fixture.Queue.End("a", claim.Epoch, new JobEnd(JobEndKind.OutOfMemory, "killed 9 (out of memory?)", 1, claim.Memory));
        }

        // 3, then 6, then 12 of which the budget allows 8.
        Assert.Equal([3, 3, 6, 6, 12, 8], granted.Select(bytes => bytes / Gibibyte));
        Assert.Equal(JobState.Dead, fixture.State("a"));
    }

    [Fact]
    public void A_job_that_does_not_fit_now_is_passed_over()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("large") with { Memory = 6 * Gibibyte }, Job("small"));
        Capacity busy = Large with { Memory = 2 * Gibibyte };
        Assert.Equal("small", fixture.Queue.Claim("w", busy, Lease)!.Key);
        Assert.Null(fixture.Queue.Claim("w", busy, Lease));
        Assert.Null(fixture.Row("large").Error);
        Assert.Equal("large", fixture.Claim()!.Key);
    }

    [Fact]
    public void A_job_over_the_budget_is_left_to_a_larger_worker_and_says_how_large()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("a") with { Memory = (10 * Gibibyte) + 1 });
        Assert.Null(fixture.Claim());
        Assert.Null(fixture.Queue.Claim("w", new Capacity(4 * Gibibyte, 4 * Gibibyte, true, true), Lease));
        Assert.Equal((JobState.Queued, "needs 10.0 GiB; the largest worker that looked has 8.0 GiB: start one with --memory 11GiB"), (fixture.State("a"), fixture.Row("a").Error));
        Assert.NotNull(fixture.Queue.Claim("w", new Capacity(12 * Gibibyte, 12 * Gibibyte, true, true), Lease));
        Assert.Null(fixture.Row("a").Error);
    }

    [Fact]
    public void A_job_goes_only_to_a_free_device_of_its_kind()
    {
        using QueueFixture fixture = new();
        fixture.Submit(Job("gpu") with { Device = "cuda" }, Job("cpu"));
        Assert.Null(fixture.Queue.Claim("w", Large with { HasCpu = false, HasGpu = false }, Lease));
        Assert.Equal("cpu", fixture.Queue.Claim("w", Large with { HasGpu = false }, Lease)!.Key);
        Assert.Null(fixture.Queue.Claim("w", Large with { HasGpu = false }, Lease));
        Assert.Equal("gpu", fixture.Queue.Claim("w", Large with { HasCpu = false }, Lease)!.Key);
    }
}

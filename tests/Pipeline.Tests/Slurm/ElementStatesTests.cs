using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class ElementStatesTests
{
    [Theory]
    [InlineData("PENDING", "Resources", 0, "Waiting")]
    [InlineData("PENDING", "BeginTime", 0, "Waiting")]
    [InlineData("PREEMPTED", "None", 0, "Waiting")]
    [InlineData("NODE_FAIL", "None", 0, "Waiting")]
    [InlineData("REQUEUED", "None", 0, "Waiting")]
    [InlineData("RUNNING", "None", 0, "Running")]
    [InlineData("COMPLETING", "None", 0, "Running")]
    [InlineData("COMPLETED", "None", 0, "Completed")]
    [InlineData("FAILED", "NonZeroExitCode", 256, "Failed")]
    [InlineData("FAILED", "RaisedSignal:9(Killed)", 9, "OutOfMemory")]
    [InlineData("FAILED", "NonZeroExitCode", 137 << 8, "OutOfMemory")]
    [InlineData("OUT_OF_MEMORY", "OutOfMemory", 0, "OutOfMemory")]
    [InlineData("TIMEOUT", "TimeLimit", 0, "TimeLimit")]
    [InlineData("CANCELLED by 0", "None", 0, "Cancelled")]
    [InlineData("CANCELLED", "DependencyNeverSatisfied", 0, "Blocked")]
    [InlineData("PENDING", "DependencyNeverSatisfied", 0, "Blocked")]
    [InlineData("PENDING", "launch failed requeued held", 0, "Lost")]
    [InlineData("PENDING", "launch_failed_requeued_held", 0, "Lost")]
    public void States_that_a_requeued_job_passes_through_are_not_final(string state, string reason, int status, string expected) =>
        Assert.Equal(expected, ElementStates.Of(state, reason, status).ToString());

    [Fact]
    public void Accounting_gives_status_and_signal_apart() => Assert.Equal((256, 9, 0), (ElementStates.StatusOf("1:0"), ElementStates.StatusOf("0:9"), ElementStates.StatusOf("?")));
}

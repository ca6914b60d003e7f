using Concord.Pipeline.Execution;
using Concord.Pipeline.Slurm;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class BatchRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeSlurm cluster = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void An_element_does_its_own_line_and_counts_its_restarts()
    {
        (IReadOnlyList<string>? keys, int attempt) = (null, 0);
        this.Run(1, "2", (asked, start, _) =>
        {
            (keys, attempt) = (asked, start);
            return [ChildOutcome.Done];
        });
        Assert.Equal(["c"], keys!);
        Assert.Equal(3, attempt);
    }

    [Theory]
    [InlineData(nameof(ChildOutcome.Cached), "0", true)]
    [InlineData(nameof(ChildOutcome.Cached), "2", true)]
    [InlineData(nameof(ChildOutcome.Cached), "3", false)]
    [InlineData(nameof(ChildOutcome.Done), "3", true)]
    public void The_signal_before_the_time_limit_stops_it_and_it_is_requeued_three_times_or_while_it_brings_something(string before, string restarts, bool requeued)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals are numbered so on Linux");
        this.Run(0, restarts, (_, _, stopping) =>
        {
            using System.Diagnostics.Process kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -USR1 {Environment.ProcessId}"]);
            Assert.True(stopping.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
            return [Enum.Parse<ChildOutcome>(before), ChildOutcome.Interrupted];
        });
        Assert.Equal(requeued ? ["scontrol requeue 77"] : [], this.cluster.Calls);
    }

    [Fact]
    public void A_cancelled_element_is_not_requeued()
    {
        this.Run(0, "0", (_, _, _) => [ChildOutcome.Done, ChildOutcome.Interrupted]);
        Assert.Empty(this.cluster.Calls);
    }

    private void Run(int index, string restarts, Func<IReadOnlyList<string>, int, CancellationToken, IReadOnlyList<ChildOutcome>> work)
    {
        string path = this.folder.File("batch.jsonl");
        File.WriteAllText(path, "[\"a\",\"b\"]\n[\"c\"]\n");
        Dictionary<string, string> variables = new() { ["SLURM_JOB_ID"] = "77", ["SLURM_RESTART_COUNT"] = restarts };
        new BatchRun(this.cluster, variables.GetValueOrDefault).Do(path, index, work, CancellationToken.None);
    }
}

using Concord.Pipeline.Slurm;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmStandingsTests : IDisposable
{
    private readonly SlurmWorld world = new();

    public void Dispose() => this.world.Dispose();

    [Fact]
    public void Each_job_stands_where_its_result_its_element_and_its_attempt_say()
    {
        Submission submission = SlurmWorld.Small();
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        this.world.Finish(submission.Jobs[0]);
        this.Slurm("00000001", "1", "PENDING", "BeginTime");
        Assert.Equal("Done,Queued,Running,Queued,Queued,Queued,Queued", States(submitter));

        this.world.Finish(submission.Jobs[3]);
        this.Slurm("00000001", "1", "CANCELLED");
        this.Slurm("00000001", "2", "FAILED", "NonZeroExitCode", 256);
        this.world.Clock.Now += TimeSpan.FromMinutes(1);
        this.world.Attempt(submission.Jobs[2], AttemptRecord.Failed, "no such layer");
        this.Slurm("00000003", "1", "CANCELLED", "DependencyNeverSatisfied");
        this.Slurm("00000003", "2", "CANCELLED", "DependencyNeverSatisfied");
        Assert.Equal("Done,Cancelled,Failed,Done,Queued,Blocked,Blocked", States(submitter));
        IReadOnlyList<JobStanding> standings = submitter.Standings();
        Assert.Equal(("no such layer", "needs 'extract e2', which did not succeed"), (standings[2].Reason, standings[6].Reason));
        Assert.Equal((2, 0, 1, 4), (SlurmCounts.Of(standings).Done, SlurmCounts.Of(standings).Running, SlurmCounts.Of(standings).Waiting, SlurmCounts.Of(standings).Ended));

        // A job that failed by itself, or that a person cancelled, is sent again only when a person asks.
        Assert.Empty(SlurmChoice.Curable(standings));
        Assert.Equal(4, SlurmChoice.All(standings).Count);
        Assert.Equal([SlurmWorld.Key("a2"), SlurmWorld.Key("e2")], SlurmChoice.Of(SlurmWorld.Key("a2"))(standings).Order());
    }

    [Fact]
    public void Of_the_jobs_of_one_element_the_first_without_a_result_runs()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1", seconds: 10), SlurmWorld.Job("2", seconds: 10), SlurmWorld.Job("3", seconds: 10));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        this.world.Finish(submission.Jobs[0]);
        Assert.Equal("Done,Running,Queued", States(submitter));
    }

    [Theory]
    [InlineData("FAILED", 9, null, "Dead", "killed 9 (out of memory?): FAILED (NonZeroExitCode)")]
    [InlineData("OUT_OF_MEMORY", 0, null, "Dead", "killed 9 (out of memory?): OUT_OF_MEMORY (NonZeroExitCode)")]
    [InlineData("FAILED", 256, AttemptRecord.OutOfMemory, "Dead", "out of memory: why")]
    [InlineData("FAILED", 130 << 8, AttemptRecord.Interrupted, "Dead", "interrupted: why")]
    [InlineData("FAILED", 75 << 8, AttemptRecord.DiskFull, "Dead", "disk-full: why")]
    [InlineData("FAILED", 256, AttemptRecord.Failed, "Failed", "why")]
    [InlineData("COMPLETED", 0, AttemptRecord.Failed, "Failed", "why")]
    [InlineData("COMPLETED", 0, null, "Dead", "it ended without a result")]
    [InlineData("TIMEOUT", 0, null, "Dead", "its time limit was over: TIMEOUT (NonZeroExitCode)")]
    [InlineData("FAILED", 53, null, "Dead", "FAILED (NonZeroExitCode)")]
    public void An_end_without_a_result_has_a_reason(string state, int status, string? outcome, string expected, string reason)
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        this.Slurm("00000001", "0", state, "NonZeroExitCode", status);
        if (outcome is not null)
        {
            this.world.Attempt(submission.Jobs[0], outcome, "why");
        }

        JobStanding standing = Assert.Single(submitter.Standings());
        Assert.Equal((expected, reason), (standing.State.ToString(), standing.Reason));
        Assert.Equal(expected == "Dead", SlurmChoice.Curable([standing]).Count == 1);
    }

    [Fact]
    public void Accounting_tells_of_what_squeue_has_forgotten()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        this.world.Cluster.Rows.Clear();
        this.world.Cluster.SacctAnswer = "concord-01234567-00000001|1_0|OUT_OF_MEMORY|None|c1|0:125|00:10:00\nsomebody|1_0|COMPLETED|None|c1|0:0|00:10:00\n";
        Assert.Equal("killed 9 (out of memory?): OUT_OF_MEMORY", Assert.Single(submitter.Standings()).Reason);
    }

    private void Slurm(string batch, string index, string state, string reason = "None", int status = 0) =>
        this.world.Cluster.Set(row => row.Name.EndsWith(batch, StringComparison.Ordinal) && row.Index == index, state, reason, status);

    private static string States(SlurmSubmitter submitter) => string.Join(',', submitter.Standings().Select(standing => standing.State));
}

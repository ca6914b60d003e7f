using Concord.Pipeline.Queueing;
using Concord.Pipeline.Slurm;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmWatchTests : IDisposable
{
    private readonly SlurmWorld world = new();

    public void Dispose() => this.world.Dispose();

    [Fact]
    public void An_unreachable_SLURM_is_waited_for_ever_longer_and_nothing_is_sent_again()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        List<double> waits = [];
        SlurmPatience patience = new(
            span =>
            {
                waits.Add(span.TotalSeconds);
                this.world.Clock.Now += span;
                this.world.Cluster.IsDown = waits.Count < 8;
                if (waits.Count == 9)
                {
                    this.world.Finish(submission.Jobs[0]);
                }
            },
            this.world.Told.Add);
        IReadOnlyList<JobStanding> standings = new SlurmWatch(submitter, patience, _ => { }).Wait(CancellationToken.None);
        Assert.Equal(JobState.Done, Assert.Single(standings).State);
        Assert.Equal([2, 10, 20, 40, 80, 160, 180, 180, 3], waits);
        Assert.Equal(2, this.world.Cluster.Scripts.Count);
    }

    [Fact]
    public void What_is_lost_is_sent_three_times_and_then_given_up()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        SlurmPatience patience = new(_ => this.world.Cluster.Set(row => row.State == "RUNNING", "FAILED", "RaisedSignal:9(Killed)", 9), this.world.Told.Add);
        JobStanding standing = Assert.Single(new SlurmWatch(submitter, patience, _ => { }).Wait(CancellationToken.None));
        Assert.Equal((JobState.Dead, 3), (standing.State, standing.Sent));
        Assert.Equal(["2048M", "4096M", "8192M"], this.world.Cluster.Scripts.Where(script => FakeSlurm.Option(script, "array") is not null).Select(script => FakeSlurm.Option(script, "mem")));
    }

    [Fact]
    public void A_wait_that_is_given_up_leaves_the_jobs()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        Assert.Throws<OperationCanceledException>(() => new SlurmWatch(submitter, this.world.Patience, _ => { }).Wait(new CancellationToken(canceled: true)));
        Assert.Contains(this.world.Cluster.Rows, row => row.State == "RUNNING");
    }
}

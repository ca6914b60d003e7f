using Concord.Pipeline.Slurm;
using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Cluster;
using Concord.Pipeline.Slurm.Profiles;
using Concord.Pipeline.Submissions;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmSubmitterTests : IDisposable
{
    private static readonly CommandOutcome s_timeout = new(1, string.Empty, "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation");

    private readonly SlurmWorld world = new();

    public void Dispose() => this.world.Dispose();

    [Fact]
    public void Each_job_is_sent_once_and_a_second_submit_finds_them_and_sends_nothing()
    {
        Submission submission = SlurmWorld.Small();
        SlurmPreview first = this.world.Send(submission);
        Assert.Equal((7, 4, 0), (first.ToSend, first.Waiting, first.UnderWay));
        Assert.Equal(first.Batches.Count + 1, this.world.Cluster.Scripts.Count);
        Assert.Equal(7, this.Keys().Distinct().Count());
        Assert.Equal(7, this.Keys().Count);
        SlurmPreview second = this.world.Send(submission);
        Assert.Equal((0, 7), (second.ToSend, second.UnderWay));
        Assert.Equal(first.Batches.Count + 1, this.world.Cluster.Scripts.Count);
        Assert.Contains("afterany:1:2:3\n", this.world.Cluster.Scripts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_sends_nothing_and_writes_nothing()
    {
        SlurmPreview preview = this.world.Submitter(SlurmWorld.Small()).Preview();
        Assert.Equal(7, preview.ToSend);
        Assert.DoesNotContain(this.world.Cluster.Calls, call => call.StartsWith("sbatch", StringComparison.Ordinal));
        Assert.False(Directory.Exists(this.world.Folder.Root));
    }

    [Fact]
    public void What_is_done_is_not_sent_and_not_waited_for()
    {
        Submission submission = SlurmWorld.Small();
        foreach (SubmittedJob job in submission.Jobs.Take(4))
        {
            this.world.Finish(job);
        }

        SlurmPreview preview = this.world.Send(submission);
        Batch batch = Assert.Single(preview.Batches);
        Assert.Empty(batch.Needs);
        Assert.Equal((4, 3, 0), (preview.Done, preview.ToSend, preview.Waiting));
    }

    [Fact]
    public void A_pass_that_nobody_reads_any_more_is_not_sent()
    {
        Submission submission = SlurmWorld.Small();
        foreach (SubmittedJob job in submission.Jobs.Skip(3))
        {
            this.world.Finish(job);
        }

        Assert.Empty(this.world.Send(submission).Batches);
    }

    [Fact]
    public void A_process_that_died_between_intent_and_sbatch_leaves_nothing_behind()
    {
        this.world.Cluster.Sbatch.Enqueue((_, _) => throw new InvalidOperationException("killed"));
        Submission submission = SlurmWorld.Small();
        Assert.Throws<InvalidOperationException>(() => this.world.Send(submission));
        Assert.Null(Assert.Single(this.world.Folder.Batches()).Record.JobId);
        this.world.Send(submission);
        Assert.Equal(7, this.Keys().Count);
        Assert.All(this.world.Folder.Batches(), batch => Assert.NotNull(batch.Record.JobId));
    }

    [Fact]
    public void A_process_that_died_between_sbatch_and_its_number_finds_the_batch_by_name()
    {
        this.world.Cluster.Sbatch.Enqueue((cluster, script) =>
        {
            cluster.Take(script);
            throw new InvalidOperationException("killed");
        });
        Submission submission = SlurmWorld.Small();
        Assert.Throws<InvalidOperationException>(() => this.world.Send(submission));
        SlurmPreview again = this.world.Send(submission);
        Assert.Equal((4, 3), (again.ToSend, again.UnderWay));
        Assert.Equal(7, this.Keys().Count);
    }

    [Fact]
    public void An_sbatch_that_was_heard_but_gave_no_answer_is_not_repeated()
    {
        this.world.Cluster.Sbatch.Enqueue((cluster, script) =>
        {
            cluster.Take(script);
            return s_timeout;
        });
        this.world.Cluster.Sbatch.Enqueue((_, _) => null);
        this.world.Cluster.Sbatch.Enqueue((_, _) => s_timeout);
        this.world.Send(SlurmWorld.Small());
        Assert.Equal(7, this.Keys().Count);
        Assert.Equal(4, this.world.Cluster.Scripts.Count);
        Assert.Contains(this.world.Told, line => line.StartsWith("unknown: sbatch", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_squeue_gives_no_answer_nothing_is_sent()
    {
        this.world.Send(SlurmWorld.Small());
        this.world.Cluster.IsDown = true;
        int sent = this.world.Cluster.Scripts.Count;
        Assert.Throws<SlurmUnreachableException>(() => this.world.Send(SlurmWorld.Small()));
        Assert.Equal(sent, this.world.Cluster.Scripts.Count);
        this.world.Cluster.IsDown = false;
        Assert.Empty(this.world.Send(SlurmWorld.Small()).Batches);
    }

    [Fact]
    public void A_batch_that_the_controller_forgot_is_sent_again_after_its_deadline_and_a_reused_number_is_not_ours()
    {
        Submission submission = SlurmWorld.Small();
        this.world.Send(submission);
        FakeSlurm.Row lost = this.world.Cluster.Rows[0];
        this.world.Cluster.Rows.RemoveAll(row => row.Name == lost.Name);
        this.world.Cluster.Rows.Add(lost with { Name = "somebody-else" });
        DateTimeOffset before = this.world.Clock.Now;
        SlurmPreview again = this.world.Send(submission);
        Assert.InRange(this.world.Clock.Now - before, this.world.Profile.Absent - TimeSpan.FromSeconds(10), this.world.Profile.Absent + TimeSpan.FromSeconds(10));
        Assert.Equal(3, again.ToSend);
        Assert.All(again.Batches, batch => Assert.Equal("extract", batch.Shape.Kind));
        Assert.Contains(this.world.Told, line => line.Contains("not in squeue though it was sent", StringComparison.Ordinal));
    }

    [Fact]
    public void What_ran_out_of_memory_or_time_gets_twice_as_much()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1", seconds: 400), SlurmWorld.Job("2", seconds: 400), SlurmWorld.Job("3", seconds: 400));
        this.world.Send(submission);
        this.world.Cluster.Set(row => row.Index == "0", "FAILED", "RaisedSignal:9(Killed)", 9);
        this.world.Cluster.Set(row => row.Index == "1", "TIMEOUT", "TimeLimit");
        this.world.Cluster.Set(row => row.Index == "2", "OUT_OF_MEMORY");
        SlurmPreview again = this.world.Send(submission);
        Assert.Equal([(2, 60), (4, 30)], again.Batches.Select(batch => ((int)(batch.Shape.Memory >> 30), (int)batch.Shape.Time.TotalMinutes)).Order());
        this.world.Cluster.Set(row => row.State == "RUNNING", "OUT_OF_MEMORY");
        Assert.Equal([(4, 60), (8, 30)], this.world.Send(submission).Batches.Select(batch => ((int)(batch.Shape.Memory >> 30), (int)batch.Shape.Time.TotalMinutes)).Order());
    }

    [Fact]
    public void How_an_element_ended_is_remembered_when_SLURM_has_forgotten_it()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        SlurmSubmitter submitter = this.world.Submitter(submission);
        submitter.Send(this.world.Patience, SlurmChoice.All);
        this.world.Cluster.Set(_ => true, "OUT_OF_MEMORY");
        submitter.Standings();
        this.world.Cluster.Rows.Clear();
        Assert.Equal("killed 9 (out of memory?): OUT_OF_MEMORY", Assert.Single(submitter.Standings()).Reason);
        Assert.Equal(4L << 30, Assert.Single(this.world.Send(submission).Batches).Shape.Memory);
    }

    [Fact]
    public void What_SLURM_holds_back_for_ever_is_cancelled_before_it_is_sent_again()
    {
        Submission submission = SlurmWorld.Submission(SlurmWorld.Job("1"));
        this.world.Send(submission);
        this.world.Cluster.Set(row => row.State == "RUNNING", "PENDING", "launch failed requeued held");
        Assert.Equal(1, this.world.Send(submission).ToSend);
        Assert.Contains(this.world.Cluster.Calls, call => call == "scancel --name=concord-01234567-00000001 1_0");
    }

    [Fact]
    public void What_has_ended_is_not_cancelled()
    {
        Submission submission = SlurmWorld.Small();
        this.world.Send(submission);
        this.world.Cluster.Set(row => row.State == "RUNNING", "FAILED", "JobLaunchFailure", 53);
        this.world.Cluster.Set(row => row.State == "PENDING", "CANCELLED", "DependencyNeverSatisfied");
        Assert.Equal(7, this.world.Send(submission).ToSend);
        Assert.DoesNotContain(this.world.Cluster.Calls, call => call.StartsWith("scancel", StringComparison.Ordinal));
    }

    [Fact]
    public void A_refusal_of_sbatch_is_told_and_what_was_sent_before_it_stays()
    {
        this.world.Cluster.Sbatch.Enqueue((_, _) => null);
        this.world.Cluster.Sbatch.Enqueue((_, _) => new CommandOutcome(1, string.Empty, "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified\n"));
        SlurmRefusedException refused = Assert.Throws<SlurmRefusedException>(() => this.world.Send(SlurmWorld.Small()));
        Assert.Contains("Invalid account", refused.Message, StringComparison.Ordinal);
        Assert.Equal(4, this.world.Send(SlurmWorld.Small()).ToSend);
        Assert.Equal(7, this.Keys().Count);
    }

    [Fact]
    public void Two_processes_at_once_send_one_after_the_other()
    {
        using FileStream gate = this.world.Folder.TryLock()!;
        Assert.Throws<SlurmBusyException>(() => this.world.Send(SlurmWorld.Small()));
        Assert.Empty(this.world.Cluster.Scripts);
    }

    [Theory]
    [InlineData("partition: cpux", "cpu.partition: the cluster has no partition 'cpux'; it has gpu, cpu, short, broken. Did you mean 'cpu'?")]
    [InlineData("partition: broken", "partition 'broken' takes no jobs now")]
    [InlineData("partition: short", "time.maximum: 02:00:00 is more than the MaxTime of partition 'short', 00:30:00.")]
    [InlineData("partition: gpu, gres: x", "unknown key 'gres' in cpu")]
    public void A_wrong_partition_is_refused_before_anything_is_sent(string pool, string expected) => this.Refused($"cpu: {{ {pool} }}\ntime: {{ maximum: 2h, minimum: 10min }}\n", expected);

    [Theory]
    [InlineData("memory: { maximum: 100GiB }", "memory.maximum: 100.0 GiB is more than the largest node of partition 'cpu' has, 62.5 GiB.")]
    [InlineData("memory: { maximum: 3GiB }", "memory.maximum: 'score a0' is expected to need 4.0 GiB; it can be given 3.0 GiB.")]
    [InlineData("array: { elements: 5000 }", "array.elements: 5000 is more than the cluster's MaxArraySize of 1001.")]
    [InlineData("time: { minimum: 2min }", "signal: a job would be told to stop 00:02:00 before the end of 00:02:00: at once.")]
    [InlineData("time: { minimum: 2h, maximum: 1h }", "time.maximum: it is less than time.minimum.")]
    [InlineData("gpu: { gres: gpu:a10 }", "gpu.gres: no node of the default partition has 'gpu:a10'; there is gpu, gpu:a100, gpu:rtx. Did you mean 'gpu:a100'?")]
    [InlineData("gpu: { partition: cpu }", "gpu.gres: no node of partition 'cpu' has 'gpu'; there is none.")]
    public void A_wrong_limit_is_refused_before_anything_is_sent(string line, string expected) => this.Refused($"cpu: {{ partition: cpu }}\n{line}\n", expected);

    [Fact]
    public void A_job_with_more_threads_than_a_node_has_processors_is_refused()
    {
        SlurmRefusedException refused = Assert.Throws<SlurmRefusedException>(() => this.world.Send(SlurmWorld.Small() with { Threads = 16 }));
        Assert.Contains("cpu.partition (no --profile): a job uses 16 threads; the largest node has 8 processors.", refused.Message, StringComparison.Ordinal);
    }

    private void Refused(string profile, string expected)
    {
        string path = Path.Combine(this.world.Store.Root, "profile.yaml");
        File.WriteAllText(path, profile);
        SlurmProfileReadResult read = SlurmProfileReader.Read(path);
        string said;
        if (read.Profile is null)
        {
            said = read.Findings[0].ToString();
        }
        else
        {
            this.world.Profile = read.Profile;
            Submission submission = SlurmWorld.Submission(SlurmWorld.Job("e0", "extract", device: "cuda"), SlurmWorld.Job("a0", needs: ["e0"], memory: 4L << 30));
            said = Assert.Throws<SlurmRefusedException>(() => this.world.Send(submission)).Message;
        }

        Assert.Contains(expected, said, StringComparison.Ordinal);
        Assert.StartsWith($"{path}:", said, StringComparison.Ordinal);
        Assert.Empty(this.world.Cluster.Scripts);
    }

    // The jobs that SLURM was given, from the batches' files.
    private List<string> Keys() => [.. this.world.Folder.Batches().SelectMany(batch => batch.Elements).SelectMany(element => element.Keys)];
}

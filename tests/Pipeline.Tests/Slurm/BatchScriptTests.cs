using Concord.Pipeline.Slurm.Batches;
using Concord.Pipeline.Slurm.Profiles;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class BatchScriptTests : IDisposable
{
    private readonly SlurmWorld world = new();

    public void Dispose() => this.world.Dispose();

    [Fact]
    public void The_script_says_all_that_SLURM_must_know()
    {
        SlurmProfile profile = new()
        {
            Gpu = new SlurmPool { Partitions = ["gpu", "big"], Account = "brains", Constraint = "a100|h100", Exclude = ["n1", "n2"], Gres = "gpu:a100", Sbatch = ["--qos=long"] },
            Throttle = 20,
            Setup = ["module load cuda"],
        };
        Batch batch = new("5e6f7a8b", new BatchShape("score", "cuda", 3L << 30, TimeSpan.FromHours(25), 4), [.. new[] { 0, 1, 2, 5, 7, 8 }.Select(index => new BatchElement(index, [SlurmWorld.Key("1")]))], [new BatchNeed("aftercorr", "aa", null), new BatchNeed("afterok", "bb", 3)]);
        string root = this.world.Folder.Root;
        string script = new BatchScript(this.world.Folder, "/lab/a store", profile, ["/apps/concord"]).Of(batch, id => id == "aa" ? "12" : "13");
        Assert.Equal(
            $"""
            #!/bin/bash
            #SBATCH --job-name=concord-01234567-5e6f7a8b
            #SBATCH --comment=concord:0123456789abcdef:5e6f7a8b
            #SBATCH --chdir={root}
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --signal=B:USR1@120
            #SBATCH --time=1-01:00:00
            #SBATCH --mem=3072M
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=4
            #SBATCH --partition=gpu,big
            #SBATCH --account=brains
            #SBATCH --constraint=a100|h100
            #SBATCH --exclude=n1,n2
            #SBATCH --gres=gpu:a100:1
            #SBATCH --qos=long
            #SBATCH --array=0-2,5,7-8%20
            #SBATCH --output={root}/logs/5e6f7a8b-%a.log
            #SBATCH --dependency=aftercorr:12,afterok:13_3
            #SBATCH --kill-on-invalid-dep=yes
            trap : USR1
            module load cuda
            exec /apps/concord exec --submission 0123456789abcdef --store '/lab/a store' --device cuda --batch {root}/5e6f7a8b.jsonl --index "$SLURM_ARRAY_TASK_ID"

            """,
            script);
    }

    [Fact]
    public void The_report_waits_for_all_and_takes_no_processor_but_its_own()
    {
        string script = new BatchScript(this.world.Folder, "/lab/store", SlurmProfile.Default, ["/apps/concord"]).Report("ee", new BatchShape(BatchShape.Report, "cpu", 2L << 30, TimeSpan.FromMinutes(30), 2), ["12", "13"]);
        Assert.Contains("#SBATCH --dependency=afterany:12:13\n", script, StringComparison.Ordinal);
        Assert.EndsWith("\nexec /apps/concord exec --submission 0123456789abcdef --store /lab/store --report\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--array", script, StringComparison.Ordinal);
        Assert.DoesNotContain("--partition", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain/path-1.x", "plain/path-1.x")]
    [InlineData("", "''")]
    [InlineData("$(rm -rf ~)", "'$(rm -rf ~)'")]
    [InlineData("it's", "'it'\\''s'")]
    public void Words_reach_the_program_as_they_are(string word, string expected) => Assert.Equal(expected, BatchScript.Quoted(word));

    [Fact]
    public void A_batch_is_read_back_line_by_line()
    {
        Batch batch = new("b", new BatchShape("score", "cpu", 1, TimeSpan.FromHours(1), 2), [new BatchElement(1, ["k1", "k2"]), new BatchElement(3, ["k3"])], []);
        this.world.Folder.WriteElements(batch);
        this.world.Folder.Write(new BatchRecord { Batch = "b", Name = "n", Shape = batch.Shape, Needs = batch.Needs, Created = this.world.Clock.Now });
        string path = this.world.Folder.ElementsPath("b");
        Assert.Equal(["k1", "k2"], BatchFolder.Keys(path, 1));
        Assert.Empty(BatchFolder.Keys(path, 2));
        Assert.Throws<InvalidDataException>(() => BatchFolder.Keys(path, 4));
        SentBatch sent = Assert.Single(this.world.Folder.Batches());
        Assert.Equal(batch.Shape, sent.Record.Shape);
        Assert.Equal([1, 3], sent.Elements.Select(element => element.Index));
    }
}

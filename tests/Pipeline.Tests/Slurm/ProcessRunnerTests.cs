using Concord.Pipeline.Slurm.Cluster;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class ProcessRunnerTests
{
    [Fact]
    public void A_command_gives_its_status_and_its_words()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "needs /bin/sh");
        CommandOutcome outcome = new ProcessRunner().Run("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"]);
        Assert.Equal((3, "out\n", "err"), (outcome.Exit, outcome.Output, outcome.Said));
    }

    [Fact]
    public void A_command_that_is_not_there_has_no_status() => Assert.Null(new ProcessRunner().Run("no-such-command-of-slurm", []).Exit);

    [Theory]
    [InlineData("SLURM_JOB_ID", true)]
    [InlineData("SBATCH_PARTITION", true)]
    [InlineData("SQUEUE_FORMAT", true)]
    [InlineData("SLURM_CONF", false)]
    [InlineData("PATH", false)]
    public void What_a_job_finds_in_its_environment_is_not_handed_on(string name, bool isOfAJob) => Assert.Equal(isOfAJob, ProcessRunner.IsOfAJob(name));
}

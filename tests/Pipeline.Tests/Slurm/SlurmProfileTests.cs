using Concord.Pipeline.Slurm.Profiles;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Slurm;

public sealed class SlurmProfileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void The_example_reads_and_says_what_the_defaults_are()
    {
        string path = Path.Combine(Repository.Root, "manifests", "slurm", "example.yaml");
        SlurmProfileReadResult result = SlurmProfileReader.Read(path);
        Assert.Empty(result.Findings);
        SlurmProfile profile = result.Profile!;
        Assert.Equal(["concord"], profile.Concord);
        Assert.Equal(["cpu"], profile.Cpu.Partitions);
        Assert.Equal(("brains", "gpu", (string?)null), (profile.Gpu.Account, profile.Gpu.Gres, profile.Cpu.Gres));
        Assert.Equal(TimeSpan.FromHours(12), profile.TimeMaximum);
        Assert.Equal(64L << 30, profile.MemoryMaximum);
        SlurmProfile standard = SlurmProfile.Default;
        Assert.Equal((standard.TimeFactor, standard.TimeMinimum, standard.MemoryFactor, standard.MemoryMinimum), (profile.TimeFactor, profile.TimeMinimum, profile.MemoryFactor, profile.MemoryMinimum));
        Assert.Equal((standard.Pack, standard.Signal, standard.Absent), (profile.Pack, profile.Signal, profile.Absent));
    }

    [Fact]
    public void All_mistakes_are_found_at_once_each_with_its_place_and_the_nearest_key()
    {
        string[] found = this.Mistakes("accuont: lab\ngpu:\n  gres: gpu:a100:2\n  partitoin: gpu\ntime: { factor: 0.5, maximum: 24 }\nmemory: { minimum: lots }\nsbatch: [\"--array=1-3\", \"--partition=x\", \"qos\", \"-J x\"]\n");
        Assert.Collection(
            found,
            line => Assert.StartsWith("1:1 unknown key 'accuont' in a SLURM profile; it has ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("3:9 'gres' must be gpu or gpu:TYPE", line, StringComparison.Ordinal),
            line => Assert.StartsWith("4:3 unknown key 'partitoin' in gpu; it has ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("5:17 ", line, StringComparison.Ordinal),
            line => Assert.Contains("a time such as 30min", line, StringComparison.Ordinal),
            line => Assert.Contains("a size such as 8GiB", line, StringComparison.Ordinal),
            line => Assert.Contains("'--array=1-3' under sbatch: Concord sets this option itself.", line, StringComparison.Ordinal),
            line => Assert.Contains("'--partition=x' under sbatch: the profile has a field for it.", line, StringComparison.Ordinal),
            line => Assert.Contains("'sbatch' must hold options such as --qos=long; found 'qos'.", line, StringComparison.Ordinal),
            line => Assert.Contains("'-J x' under sbatch: Concord sets this option itself.", line, StringComparison.Ordinal));
        Assert.Contains("'account'", found[0], StringComparison.Ordinal);
        Assert.Contains("'partition'", found[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_pool_takes_what_the_profile_says_for_all_and_adds_its_own()
    {
        SlurmProfile profile = this.Read("account: lab\nsbatch: --qos=long\nexclude: [n1, n2]\ncpu: { partition: [a, b], account: other }\ngpu: { partition: \"g,h\", sbatch: [--nice=10] }\nconcord: [bin/concord, --x]\n");
        Assert.Equal(["a", "b"], profile.Cpu.Partitions);
        Assert.Equal(["g", "h"], profile.Gpu.Partitions);
        Assert.Equal(("other", "lab"), (profile.Cpu.Account, profile.Gpu.Account));
        Assert.Equal(["--qos=long", "--nice=10"], profile.Gpu.Sbatch);
        Assert.Equal(["n1", "n2"], profile.Cpu.Exclude);
        Assert.Equal([Path.Combine(this.folder.Path, "bin", "concord"), "--x"], profile.Concord);
    }

    private SlurmProfile Read(string text)
    {
        string path = this.folder.File("profile.yaml");
        File.WriteAllText(path, text);
        SlurmProfileReadResult result = SlurmProfileReader.Read(path);
        Assert.Empty(result.Findings);
        return result.Profile!;
    }

    private string[] Mistakes(string text)
    {
        string path = this.folder.File("bad.yaml");
        File.WriteAllText(path, text);
        SlurmProfileReadResult result = SlurmProfileReader.Read(path);
        Assert.Null(result.Profile);
        return [.. result.Findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.Message} {finding.Remedy}")];
    }
}

using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class RecoveryManifestTests
{
    private const string Written = """
        name: two
        models:
          - { id: cnn, architecture: resnet18, weights: { init: 3 } }
          - { id: net, architecture: resnet18, weights: { init: 4 } }
        benchmarks:
          - { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ rsa ] }
          - { id: one, dataset: kriegeskorte92, region: mIT, metrics: [ { rsa: {}, ceiling: none } ] }
        recovery: { benchmarks: [b], models: [net], recordings: 7, reliability: 0.4, signal: units }
        """;

    [Fact]
    public void What_is_written_is_read()
    {
        RecoverySpec recovery = Reading.Good(Written).Recovery!;
        Assert.Equal(["b"], recovery.Benchmarks);
        Assert.Equal(["net"], recovery.Models);
        Assert.Equal((7, 0.4, "units"), (recovery.Recordings, recovery.Reliability, recovery.Signal));
    }

    [Theory]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("{ reliability: measured }")]
    public void The_shortest_forms_are_all_benchmarks_with_the_defaults(string shortest)
    {
        RecoverySpec recovery = Reading.Good(Instead(shortest)).Recovery!;
        Assert.Empty(recovery.Benchmarks);
        Assert.Empty(recovery.Models);
        Assert.Equal((ManifestDefaults.Recordings, null, ManifestDefaults.Signal), (recovery.Recordings, recovery.Reliability, recovery.Signal));
    }

    [Fact]
    public void Nothing_is_asked_for_by_false_or_by_silence()
    {
        Assert.Null(Reading.Good(Instead("false")).Recovery);
        Assert.Null(Reading.Good(Reading.Small).Recovery);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("{ benchmarks: [b], models: [net], recordings: 7, reliability: 0.4, signal: units }")]
    public void A_lock_file_reads_back_the_same(string written)
    {
        using TemporaryFolder folder = new();
        Manifest manifest = Reading.Good(Instead(written));
        File.WriteAllText(folder.File("lock.yaml"), LockFileWriter.Write(manifest, LockExtras.None));
        Assert.Equal(Structure.Of(manifest), Structure.Of(Reading.File(folder.File("lock.yaml")).Manifest!));
    }

    [Theory]
    [InlineData("maybe", "8:11: 'recovery' must be true or false")]
    [InlineData("{ benchmark: [b] }", "Did you mean 'benchmarks'?")]
    [InlineData("{ benchmarks: [c] }", "benchmark 'c' is not known; known are b, one.")]
    [InlineData("{ models: [nets] }", "Did you mean 'net'?")]
    [InlineData("{ recordings: 0 }", "from 1 to 10000")]
    [InlineData("{ reliability: 0 }", "from 0.01 to 1")]
    [InlineData("{ reliability: high }", "a number")]
    [InlineData("{ signal: unit }", "mixtures")]
    [InlineData("{ benchmarks: [one] }", "'one' by rsa(correlation,spearman) cannot be asked what it could have told apart: one RDM was recorded")]
    public void Mistakes_are_named(string written, string told) =>
        Assert.Contains(told, Reading.Lines(Reading.Text(Instead(written))), StringComparison.Ordinal);

    [Fact]
    public void One_model_cannot_be_taken_for_another() =>
        Assert.Contains("there is one model, 'net': nothing that it could be taken for", Reading.Lines(Reading.Text(Reading.Small + "\nrecovery: true\n")), StringComparison.Ordinal);

    private static string Instead(string recovery) => Written[..Written.IndexOf("{ benchmarks", StringComparison.Ordinal)] + recovery;
}

using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Manifests;

public sealed class MultiverseManifestTests
{
    private const string Written = """
        name: two
        models:
          - { id: cnn, architecture: resnet18, weights: { init: 3 }, tags: { size: small } }
          - { id: net, architecture: resnet18, weights: { init: 4 }, family: transformer }
        benchmarks: [ { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ rsa ] } ]
        multiverse: { claim: "family: transformer - convnet", vary: [ metric, readout, { layer-rule: [nested, last] }, { models: [trained, "size!=small & regime=untrained"] } ] }
        """;

    private static readonly string Several = Written.Replace("multiverse: {", "multiverse: [ {", StringComparison.Ordinal).Replace("family: transformer }", "family: transformer, tags: { size: large } }", StringComparison.Ordinal) + """, { claim: "size: small > large" } ]""";

    [Fact]
    public void The_form_of_the_contract_is_read()
    {
        MultiverseSpec multiverse = Assert.Single(Reading.Good(Written).Multiverses);
        Assert.Equal(new ContrastClaim("family", "transformer", "convnet"), multiverse.Claim);
        Assert.Equal(["metric", "readout", "layer-rule", "models"], multiverse.Vary.Select(choice => choice.Id));
        Assert.Equal(["nested", "last"], multiverse.Vary[2].Levels);
        Assert.Empty(Reading.Good(Written[..Written.IndexOf(", vary", StringComparison.Ordinal)] + " }").Multiverses[0].Vary);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lock_file_reads_back_the_same(bool several)
    {
        using TemporaryFolder folder = new();
        Manifest manifest = Reading.Good(several ? Several : Written);
        Assert.Equal(several ? 2 : 1, manifest.Multiverses.Count);
        File.WriteAllText(folder.File("lock.yaml"), LockFileWriter.Write(manifest, LockExtras.None));
        Manifest again = Reading.File(folder.File("lock.yaml")).Manifest!;
        Assert.Equal(Structure.Of(manifest), Structure.Of(again));
    }

    [Fact]
    public void Parameters_are_counted_where_a_tag_asks_for_it()
    {
        Manifest manifest = Reading.Good(Written.Replace("{ size: small }", "{ size: small, parameters: auto }", StringComparison.Ordinal));
        Assert.Equal("269722", manifest.Models[0].Tags["parameters"]);
        Assert.DoesNotContain("parameters", manifest.Models[1].Tags.Keys);
    }

    [Fact]
    public void Each_claim_of_a_list_is_checked()
    {
        string told = string.Join('\n', Reading.Text(Several.Replace("small > large", "small > lage", StringComparison.Ordinal)).Findings);
        Assert.Contains("Did you mean 'large'?", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("family: transformer - convnet", "family: transformer", "is no claim")]
    [InlineData("family: transformer - convnet", "famly: transformer - convnet", "Did you mean 'family'?")]
    [InlineData("transformer - convnet", "transformr - convnet", "Did you mean 'transformer'?")]
    [InlineData("transformer - convnet", "convnet - convnet", "against itself")]
    [InlineData("metric, readout", "metrik, readout", "Did you mean 'metric'?")]
    [InlineData("metric, readout", "metric, metric", "names metric more than once")]
    [InlineData("[nested, last]", "[nested, first]", "'first' is no level of layer-rule")]
    [InlineData("size!=small & ", "small & ", "is no level of models")]
    [InlineData("claim:", "clame:", "Did you mean 'claim'?")]
    public void Mistakes_are_named(string written, string instead, string told) =>
        Assert.Contains(told, string.Join('\n', Reading.Text(Written.Replace(written, instead, StringComparison.Ordinal)).Findings), StringComparison.Ordinal);
}

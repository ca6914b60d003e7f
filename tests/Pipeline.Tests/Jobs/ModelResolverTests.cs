using Concord.Models.Catalogue;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Jobs;

/// <summary>What the catalogue of weights adds to a model whose file it knows.</summary>
public sealed class ModelResolverTests : IDisposable
{
    private static readonly PublicWeights s_known = WeightsCatalogue.Find("cifar-resnet2b.adversarial");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => this.folder.Dispose();

    [Fact]
    public void A_known_file_brings_its_regime_as_a_name_and_as_facts()
    {
        ModelSpec spec = this.Resolve("").Spec;
        Assert.Equal("adversarial", spec.Regime);
        Assert.Equal(("CIFAR-10", "class", "L∞", "2/255"), (spec.Training["data"], spec.Training["labels"], spec.Training["adversarial-norm"], spec.Training["adversarial-epsilon"]));
        Assert.Equal(s_known.Regime.Describe(), spec.Training["regime-detail"]);
        Assert.DoesNotContain("epochs", spec.Training.Keys);
    }

    [Fact]
    public void What_the_manifest_says_of_the_regime_stands()
    {
        ModelSpec spec = this.Resolve(", regime: ours, training: { data: other pictures, epochs: 3 }").Spec;
        Assert.Equal("ours", spec.Regime);
        Assert.Equal(("other pictures", "3", "class"), (spec.Training["data"], spec.Training["epochs"], spec.Training["labels"]));
    }

    private ResolvedModel Resolve(string more)
    {
        string text = $$"""
            name: known
            models:
              - { id: net, architecture: {{s_known.Architecture}}, weights: { sha256: {{s_known.Sha256}} }{{more}} }
            benchmarks:
              - { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ { rsa: { distance: correlation, compare: spearman } } ] }
            """;
        File.WriteAllText(this.folder.File("m.yaml"), text);
        ManifestReadResult read = ManifestReader.Read(this.folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(read.Manifest is not null, string.Join('\n', read.Findings));
        RunEnvironment environment = new(this.folder.File("store"), Repository.Shared("mirror"), "cpu", RunEnvironment.DefaultMemory);
        return new ModelResolver(environment).Resolve(read.Manifest.Models[0], TestContext.Current.CancellationToken);
    }
}

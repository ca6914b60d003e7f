using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Pipeline.Jobs;
using Concord.Pipeline.Manifests;
using Concord.Pipeline.Resolution;
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

    [Fact]
    public void A_file_without_a_published_hash_is_known_again_by_the_hash_of_its_first_fetch()
    {
        PublicWeights unpublished = WeightsCatalogue.Find("vit-ti-16.augreg-21k-1k");
        string path = this.folder.File("ours.safetensors");
        using (Network network = ArchitectureCatalogue.Find(unpublished.Architecture).Create(Wiring.Real(), null))
        {
            SafetensorsWriter.Write(path, network.state_dict());
        }

        string model = $"id: net, architecture: {unpublished.Architecture}, weights: {{ path: ours.safetensors }}";
        Assert.Equal("unknown", this.ResolveModel(model, null).Spec.Regime);
        new FirstSeen(this.folder.File("store")).Remember(unpublished.Url!, FileHash.OfFile(path));
        ResolvedModel known = this.ResolveModel(model, null);
        Assert.Equal("ImageNet-21k, then ImageNet-1k", known.Spec.Training["data"]);
        Assert.Equal(unpublished.Preprocessing, known.Preprocessing);
    }

    [Fact]
    public void Another_part_of_a_file_is_another_model_and_naming_none_leaves_the_fingerprint_alone()
    {
        string file = Repository.Reference("models", "formats", "dino.pth");
        ResolvedModel student = this.ResolveFile(file, ", state-dict: student");
        ResolvedModel teacher = this.ResolveFile(file, ", state-dict: teacher");
        ResolvedModel named = this.ResolveFile(file, ", state-dict: teacher, prefix: backbone.");
        Assert.Equal(3, new[] { student.Identity, teacher.Identity, named.Identity }.Distinct(StringComparer.Ordinal).Count());
        Assert.EndsWith("state-dict: teacher\nprefix: backbone.\n", named.Identity, StringComparison.Ordinal);
        Assert.DoesNotContain("prefix", this.ResolveFile(Repository.Reference("models", "formats", "vit.pth"), "").Identity, StringComparison.Ordinal);
        WeightsException fault = Assert.Throws<WeightsException>(() => this.ResolveFile(file, ""));
        Assert.StartsWith("several dictionaries of tensors: student", fault.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checkpoint_in_several_files_has_one_hash_that_the_lock_file_can_be_checked_by()
    {
        string file = Repository.Reference("models", "formats", "model.safetensors.index.json");
        ResolvedModel model = this.ResolveFile(file, "");
        Assert.Equal(WeightsFile.Sha256(file), model.WeightsDigest);
        Assert.Equal(model.WeightsDigest, this.ResolveFile(file, $", sha256: {model.WeightsDigest}").WeightsDigest);
    }

    private ResolvedModel ResolveFile(string path, string part) => this.ResolveModel($"id: net, architecture: cifar-vit-bn, weights: {{ path: \"{path}\"{part} }}", null);

    private ResolvedModel Resolve(string more) => this.ResolveModel($"id: net, architecture: {s_known.Architecture}, weights: {{ sha256: {s_known.Sha256} }}{more}", Repository.Shared("mirror"));

    private ResolvedModel ResolveModel(string model, string? mirror)
    {
        string text = $$"""
            name: known
            models:
              - { {{model}} }
            benchmarks:
              - { id: b, dataset: kriegeskorte92, region: hIT, metrics: [ { rsa: { distance: correlation, compare: spearman } } ] }
            """;
        File.WriteAllText(this.folder.File("m.yaml"), text);
        ManifestReadResult read = ManifestReader.Read(this.folder.File("m.yaml"), new CatalogueVocabulary());
        Assert.True(read.Manifest is not null, string.Join('\n', read.Findings));
        RunEnvironment environment = new(this.folder.File("store"), mirror, "cpu", RunEnvironment.DefaultMemory);
        return new ModelResolver(environment).Resolve(read.Manifest.Models[0], TestContext.Current.CancellationToken);
    }
}

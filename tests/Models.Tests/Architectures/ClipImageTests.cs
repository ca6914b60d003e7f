using System.Text.Json;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>CLIP's image towers against openai/CLIP's own code, on formula weights under its own key names (tests/reference/models/clip).</summary>
public sealed class ClipImageTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("clip-vit-b-32", "vit", 16)]
    [InlineData("clip-rn50", "resnet", 32)]
    public void Every_site_equals_the_source_within_1e4_of_its_deviation(string architecture, string golden, int layers)
    {
        using JsonDocument document = ClipReference.Read(golden);
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), ClipReference.State(document));

        (int compared, double worst) = GoldenLayers.CompareFilled(network, document.RootElement.GetProperty("image"), module => module == "visual.conv1" && golden == "vit" ? "patch_embed" : ClipReference.ImageSite(module));

        output.WriteLine($"{golden}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(layers, compared);
        Assert.InRange(worst, 0, 1e-4);
    }

    [Fact]
    public void Hugging_Face_s_names_make_the_same_network()
    {
        using JsonDocument document = ClipReference.Read("vit");
        using torch.Tensor input = HashFormula.Input(2, 3, 64, 64);
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> openAi = ClipReference.State(document).ToDictionary(pair => pair.Key, pair => HashFormula.Values(pair.Key, pair.Value));
        using Network expected = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-16"), openAi);
        using Network found = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-16"), ClipReference.AsHuggingFace(openAi));

        Assert.Equal(CapturingRecorder.Of(expected, input).Sites["embedding"], CapturingRecorder.Of(found, input).Sites["embedding"]);
    }

    [Fact]
    public void A_file_in_half_precision_gives_the_features_of_the_rounded_weights()
    {
        using JsonDocument document = ClipReference.Read("half");
        using WeightsContent content = WeightsFile.Read(Repository.Reference("models", "clip", "half.pt"));
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50"), content.Tensors);
        using torch.Tensor input = HashFormula.Input(2, 3, 32, 32);
        float[] expected = [.. document.RootElement.GetProperty("image_features").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())];

        Assert.Equal(torch.float16, content.Tensors["visual.layer1.0.conv1.weight"].dtype);
        Assert.InRange(Error.Largest(expected, CapturingRecorder.Of(network, input).Sites["embedding"]) / Error.Deviation(expected), 0, 1e-5);
    }

    [Fact]
    public void The_exact_GELU_is_another_network()
    {
        using JsonDocument document = ClipReference.Read("vit");
        using torch.Tensor input = HashFormula.Input(1, 3, 64, 64);
        using Network quick = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32"), ClipReference.State(document));
        using Network exact = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32[nonlinearity=gelu]"), ClipReference.State(document));

        float[] expected = CapturingRecorder.Of(quick, input).Sites["blocks.0.mlp.hidden"];
        float[] found = CapturingRecorder.Of(exact, input).Sites["blocks.0.mlp.hidden"];
        Assert.InRange(Error.Largest(expected, found), 1e-3, 0.03); // |x·σ(1.702x) − x·Φ(x)| is 0.0203 at most
    }

    [Fact]
    public void The_attention_pool_is_cross_attention_of_the_mean_with_all_places()
    {
        using var pool = new ClipAttentionPool(Wiring.Real(), "attnpool", new(96, [1, 1, 1, 1], 4, 7));
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in pool.state_dict())
            {
                tensor.copy_(HashFormula.Values(key, tensor.shape));
            }
        }

        using torch.Tensor map = HashFormula.Input(2, 128, 3, 3);
        using torch.Tensor found = pool.forward(map);

        // By the definition, head by head: softmax(QKᵀ/√64)V with one query.
        Dictionary<string, torch.Tensor> own = pool.state_dict();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor places = map.flatten(2).transpose(1, 2);
        torch.Tensor tokens = torch.cat([places.mean([1], keepdim: true), places], 1) + own["positional_embedding"];
        torch.Tensor Map(string name, torch.Tensor x) => x.matmul(own[$"{name}_proj.weight"].t()) + own[$"{name}_proj.bias"];
        torch.Tensor query = AttentionHeads.Split(Map("q", tokens.narrow(1, 0, 1)), 2);
        torch.Tensor weights = AttentionHeads.Weights(query, AttentionHeads.Split(Map("k", tokens), 2), null, isCausal: false, 1 / Math.Sqrt(64));
        torch.Tensor expected = Map("c", weights.matmul(AttentionHeads.Split(Map("v", tokens), 2)).transpose(1, 2).flatten(2).squeeze(1));

        Assert.Equal([2, 7], found.shape);
        float[] wanted = expected.contiguous().data<float>().ToArray();
        Assert.InRange(Error.Largest(wanted, found.data<float>().ToArray()) / Error.Deviation(wanted), 0, 1e-5);
    }

    [Fact]
    public void The_pool_s_weights_sum_to_one_and_its_keys_have_the_mean_as_first_token()
    {
        using JsonDocument document = ClipReference.Read("resnet");
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50"), ClipReference.State(document));
        using torch.Tensor input = HashFormula.Input(2, 3, 64, 64);
        CapturingRecorder found = CapturingRecorder.Of(network, input);
        IReadOnlyList<LayerInfo> layers = ShapeRecorder.Probe(network, 64, 64);

        Assert.Equal([2, 8, 1, 5], found.Shapes["attnpool.weights"]);
        Assert.All(found.Sites["attnpool.weights"].Chunk(5), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(1, layers.Single(layer => layer.Name == "attnpool.k").PrefixTokens);
        Assert.Equal(0, layers.Single(layer => layer.Name == "attnpool.q").PrefixTokens);
        Assert.Equal(LayerKind.Vector, layers[^1].Kind);
    }

    [Fact]
    public void Another_input_size_interpolates_the_pool_s_positions_and_its_own_leaves_them()
    {
        using JsonDocument document = ClipReference.Read("resnet");
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50"), ClipReference.State(document));
        using torch.Tensor wide = HashFormula.Input(1, 3, 64, 96);

        Assert.Equal([1, 7, 512], CapturingRecorder.Of(network, wide).Shapes["attnpool.tokens"]);
    }

    [Theory]
    [InlineData("clip-vit-b-32")]
    [InlineData("clip-vit-l-14-336")]
    [InlineData("clip-rn50x16")]
    public void Parameters_equal_those_of_the_source_s_network(string id)
    {
        using JsonDocument counts = ClipReference.Read("counts");
        Assert.Equal(counts.RootElement.GetProperty("counts").GetProperty(id).GetProperty("image").GetInt64(), ArchitectureCatalogue.Find(id).PublishedParameters);
    }

    [Theory]
    [InlineData("vit-b-16", false)]
    [InlineData("clip-vit-b-16", true)]
    public void An_untrained_tower_is_drawn_by_its_own_source_s_scheme(string id, bool isClip)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), null);
        Dictionary<string, long[]> shapes = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape);
        double scale = network.InitialValueOf(Concord.Models.Regimes.ParameterShape.Of("pos_embed", shapes)).Scale;
        Assert.Equal(isClip ? 1 / Math.Sqrt(768) : 0.02, scale, 1e-12);
    }
}

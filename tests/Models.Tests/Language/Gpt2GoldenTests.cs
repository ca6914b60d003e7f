using System.Text.Json;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Language;

/// <summary>A small GPT-2 under Hugging Face's keys, against karpathy/nanoGPT run on PyTorch 1.13 (tests/reference/models/gpt2).</summary>
public sealed class Gpt2GoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_layer_and_part_and_the_surprisal_equal_nanoGPT(bool bare)
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "gpt2", "gpt2_small_sizes.json")));
        using Network network = Load(golden.RootElement.GetProperty("checkpoint"), bare);
        int[][] ids = [.. golden.RootElement.GetProperty("ids").EnumerateArray().Select(text => text.EnumerateArray().Select(id => id.GetInt32()).ToArray())];
        using torch.Tensor input = torch.tensor(ids.SelectMany(text => text).Select(id => (long)id).ToArray(), [ids.Length, ids[0].Length]);

        (int compared, double worst) = GoldenLayers.CompareFilled(network, golden.RootElement, input);
        var recorder = new SurprisalRecorder { Texts = ids };
        network.Pass(input, recorder).Dispose();
        double[][] expected = [.. golden.RootElement.GetProperty("surprisal").EnumerateArray().Select(text => text.EnumerateArray().Select(nats => nats.GetDouble()).ToArray())];
        double nats = expected.SelectMany((text, i) => text.Zip(recorder.Nats[i].Skip(1), (a, b) => Math.Abs(a - b))).Max();

        output.WriteLine($"{compared} layers, largest error {worst:E2} of the layer's deviation; surprisal {nats:E2} nats");
        Assert.Equal(29, compared);
        Assert.InRange(worst, 0, 1e-5);
        Assert.InRange(nats, 0, 1e-5);
        Assert.All(recorder.Nats, text => Assert.True(double.IsNaN(text[0])));
    }

    // nanoGPT's own files hold the same matrices as PyTorch's Linear does, and the classifier beside the token table.
    [Fact]
    public void Matrices_stored_out_by_in_are_not_transposed_and_a_classifier_of_its_own_is_used()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "gpt2", "gpt2_small_sizes.json")));
        using Network huggingFace = Load(golden.RootElement.GetProperty("checkpoint"), bare: false);
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> file = huggingFace.state_dict().ToDictionary(pair => $"transformer.{pair.Key}", pair => pair.Value);
        file["lm_head.weight"] = file["transformer.wte.weight"] * 2;
        using Network linear = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("gpt2-tiny[nonlinearity=gelu-tanh]"), file);
        using torch.Tensor input = torch.tensor(new long[] { 5, 17, 99 }, [1, 3]);
        CapturingRecorder a = CapturingRecorder.Of(huggingFace, input);
        CapturingRecorder b = CapturingRecorder.Of(linear, input);
        Assert.Equal(a.Sites["norm"], b.Sites["norm"]);
        Assert.Equal(a.Sites["logits"].Select(value => 2 * value), b.Sites["logits"]);
    }

    [Fact]
    public void A_file_of_nanoGPT_s_own_run_with_the_exact_GELU_equals_nanoGPT()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "gpt2", "gpt2_small_sizes_exact.json")));
        using Network tanh = Load(golden.RootElement.GetProperty("checkpoint"), bare: false);
        using Network exact = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("gpt2-tiny[nonlinearity=gelu]"), tanh.state_dict());
        int[][] ids = [.. golden.RootElement.GetProperty("ids").EnumerateArray().Select(text => text.EnumerateArray().Select(id => id.GetInt32()).ToArray())];
        using torch.Tensor input = torch.tensor(ids.SelectMany(text => text).Select(id => (long)id).ToArray(), [ids.Length, ids[0].Length]);

        (int compared, double worst) = GoldenLayers.CompareFilled(exact, golden.RootElement, input);

        output.WriteLine($"{compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(4, compared);
        Assert.InRange(worst, 0, 1e-5);
        Assert.True(GoldenLayers.CompareFilled(tanh, golden.RootElement, input).Worst > 3e-4);
    }

    // As GPT2LMHeadModel saves: the prefix on all keys but the classifier's, which repeats the token table.
    [Fact]
    public void A_file_of_the_whole_language_model_gives_the_same_logits()
    {
        using JsonDocument golden = JsonDocument.Parse(File.ReadAllText(Repository.Reference("models", "gpt2", "gpt2_small_sizes.json")));
        using Network plain = Load(golden.RootElement.GetProperty("checkpoint"), bare: false);
        using Network whole = Load(golden.RootElement.GetProperty("checkpoint"), bare: false, withClassifier: true);
        using torch.Tensor input = torch.tensor(new long[] { 5, 17, 99 }, [1, 3]);
        Assert.Contains("lm_head.weight", whole.state_dict().Keys);
        Assert.Equal(CapturingRecorder.Of(plain, input).Sites["logits"], CapturingRecorder.Of(whole, input).Sites["logits"]);
    }

    // keras-team/keras-hub@0e1444f keras_hub/src/models/gpt2/gpt2_presets.py; distilgpt2 is gpt2 less six blocks.
    [Theory]
    [InlineData("gpt2", 124_439_808)]
    [InlineData("gpt2-medium", 354_823_168)]
    [InlineData("gpt2-large", 774_030_080)]
    [InlineData("gpt2-xl", 1_557_611_200)]
    [InlineData("distilgpt2", 124_439_808 - (6 * 7_087_872))]
    public void Parameters_equal_the_published_count(string id, long published)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), null);
        Assert.Equal(published, network.parameters().Sum(parameter => parameter.numel()));
    }

    // n tokens, L blocks of width d: 12·n·L·d² on single tokens, 2·L·n²·d between them, n·d·vocabulary at the head.
    [Fact]
    public void Products_of_a_text_are_the_closed_form()
    {
        OperationCensus census = ArchitectureCatalogue.CensusOf("gpt2");
        const long n = 32, blocks = 12, d = 768;
        Assert.Equal(n, census.Tokens);
        Assert.Equal(12 * n * blocks * d * d, census.Macs[OperationKind.TokenWise]);
        Assert.Equal(2 * blocks * n * n * d, census.Macs[OperationKind.TokenMixing]);
        Assert.Equal(n * d * 50257, census.Macs[OperationKind.Head]);
        Assert.Equal(4 * n * d * (blocks + 2), census.ActivationBytes);
    }

    private static Network Load(JsonElement checkpoint, bool bare, bool withClassifier = false)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> file = checkpoint.EnumerateObject().ToDictionary(
            key => bare ? key.Name["transformer.".Length..] : key.Name,
            key => HashFormula.Values(key.Name, [.. key.Value.EnumerateArray().Select(size => size.GetInt64())]));
        if (bare)
        {
            // As the files of openai-community/gpt2: no prefix, the masks among the tensors.
            file["h.0.attn.bias"] = torch.ones(1, 1, 16, 16);
            file["h.1.attn.masked_bias"] = torch.tensor(-1e4f);
        }

        if (withClassifier)
        {
            file["lm_head.weight"] = file["transformer.wte.weight"];
        }

        return FormulaCheckpoint.Load(ArchitectureCatalogue.Find("gpt2-tiny"), file);
    }
}

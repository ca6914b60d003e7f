using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Texts;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>CLIP's text tower and the comparison of both towers against openai/CLIP's own code, on formula weights (tests/reference/models/clip).</summary>
public sealed class ClipTextTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("clip-vit-b-32-text", "vit", 8)]
    [InlineData("clip-rn50-text", "resnet", 14)]
    public void Every_site_equals_the_source_within_1e4_of_its_deviation(string architecture, string golden, int layers)
    {
        using JsonDocument document = ClipReference.Read(golden);
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), ClipReference.State(document));
        JsonElement text = document.RootElement.GetProperty("text");
        using torch.Tensor ids = Ids(text);

        (int compared, double worst) = GoldenLayers.CompareFilled(network, text, ids, ClipReference.TextSite);

        output.WriteLine($"{golden}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.Equal(layers, compared);
        Assert.InRange(worst, 0, 1e-4);
    }

    [Theory]
    [InlineData("clip-vit-b-32", "vit")]
    [InlineData("clip-rn50", "resnet")]
    public void Probabilities_of_both_towers_are_the_softmax_of_the_source_s_logits(string architecture, string golden)
    {
        using JsonDocument document = ClipReference.Read(golden);
        using Network image = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), ClipReference.State(document));
        using var text = (ClipText)FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture + "-text"), ClipReference.State(document));
        using torch.Tensor pictures = HashFormula.Input(2, 3, 64, 64);
        using torch.Tensor ids = Ids(document.RootElement.GetProperty("text"));
        var classifier = ZeroShotClassifier.FromEmbeddings(["a", "b", "c"], CapturingRecorder.Of(text, ids).Sites["embedding"], 1, text.Scale!.Value);

        double[] found = classifier.Probabilities(CapturingRecorder.Of(image, pictures).Sites["embedding"]);

        double[] expected = [.. document.RootElement.GetProperty("logits_per_image").EnumerateArray().SelectMany(row =>
        {
            double[] logits = [.. row.EnumerateArray().Select(value => value.GetDouble())];
            double sum = logits.Sum(Math.Exp);
            return logits.Select(logit => Math.Exp(logit) / sum);
        })];
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }

    [Fact]
    public void Hugging_Face_s_names_make_the_same_tower_from_the_file_of_both()
    {
        using JsonDocument document = ClipReference.Read("vit");
        using torch.Tensor ids = Ids(document.RootElement.GetProperty("text"));
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> openAi = ClipReference.State(document).ToDictionary(pair => pair.Key, pair => HashFormula.Values(pair.Key, pair.Value));
        using var expected = (ClipText)FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32-text"), openAi);
        using var found = (ClipText)FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32-text"), ClipReference.AsHuggingFace(openAi));

        Assert.Equal(CapturingRecorder.Of(expected, ids).Sites["embedding"], CapturingRecorder.Of(found, ids).Sites["embedding"]);
        Assert.Equal(expected.Scale, found.Scale);
    }

    [Fact]
    public void Open_clip_s_networks_with_the_text_under_its_own_prefix_are_read()
    {
        using JsonDocument document = ClipReference.Read("vit");
        using torch.Tensor ids = Ids(document.RootElement.GetProperty("text"));
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> openAi = ClipReference.State(document).ToDictionary(pair => pair.Key, pair => HashFormula.Values(pair.Key, pair.Value));
        Dictionary<string, torch.Tensor> openClip = openAi.ToDictionary(pair => pair.Key.StartsWith("visual.", StringComparison.Ordinal) || pair.Key == "logit_scale" ? pair.Key : "text." + pair.Key, pair => pair.Value);
        using Network expected = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32-text"), openAi);
        using Network found = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32-text"), openClip);

        Assert.Equal(CapturingRecorder.Of(expected, ids).Sites["embedding"], CapturingRecorder.Of(found, ids).Sites["embedding"]);
    }

    [Theory]
    [InlineData("clip-rn50")]
    [InlineData("clip-rn50-text")]
    public void The_numbers_that_OpenAI_s_archives_hold_besides_are_left_out(string architecture)
    {
        using JsonDocument document = ClipReference.Read("resnet");
        Dictionary<string, long[]> shapes = ClipReference.State(document);
        foreach (string number in (string[])["input_resolution", "context_length", "vocab_size"])
        {
            shapes[number] = [];
        }

        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find(architecture), shapes); // throws where a key is too many
        Assert.DoesNotContain("vocab_size", network.state_dict().Keys);
    }

    [Fact]
    public void A_file_in_half_precision_gives_the_features_of_the_rounded_weights()
    {
        using JsonDocument document = ClipReference.Read("half");
        using WeightsContent content = WeightsFile.Read(Repository.Reference("models", "clip", "half.pt"));
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50-text"), content.Tensors);
        using torch.Tensor ids = Ids(document.RootElement);
        float[] expected = [.. document.RootElement.GetProperty("text_features").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(value => value.GetSingle())];

        Assert.InRange(Error.Largest(expected, CapturingRecorder.Of(network, ids).Sites["embedding"]) / Error.Deviation(expected), 0, 1e-5);
    }

    [Fact]
    public void No_token_sees_a_later_one_and_padding_changes_no_embedding()
    {
        using JsonDocument document = ClipReference.Read("resnet");
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50-text"), ClipReference.State(document));
        using torch.Tensor first = torch.tensor(new long[] { 98, 5, 17, 42, 3, 99 }, [1, 6]);
        using torch.Tensor changed = torch.tensor(new long[] { 98, 5, 17, 42, 8, 99 }, [1, 6]);
        using torch.Tensor padded = torch.tensor(new long[] { 98, 5, 17, 42, 3, 99, 0, 0, 0, 0 }, [1, 10]);
        CapturingRecorder a = CapturingRecorder.Of(network, first);
        CapturingRecorder b = CapturingRecorder.Of(network, changed);
        CapturingRecorder c = CapturingRecorder.Of(network, padded);

        int compared = 0;
        foreach ((string site, float[] values) in a.Sites.Where(site => a.Shapes[site.Key] is [_, 6, _]))
        {
            int before = values.Length / 6 * 4;
            double deviation = Error.Deviation(values);
            Assert.InRange(Error.Largest(values[..before], b.Sites[site][..before]) / deviation, 0, 1e-5);
            Assert.InRange(Error.Largest(values, c.Sites[site][..values.Length]) / deviation, 0, 1e-5);
            compared++;
        }

        // The end of the text has seen the word that was changed before it.
        int width = a.Sites["norm"].Length / 6;
        Assert.True(Error.Largest(a.Sites["norm"][^width..], b.Sites["norm"][^width..]) > 0.01);
        Assert.True(compared > 20);
        Assert.InRange(Error.Largest(a.Sites["embedding"], c.Sites["embedding"]) / Error.Deviation(a.Sites["embedding"]), 0, 1e-5);
    }

    [Fact]
    public void The_attention_of_every_head_is_zero_for_later_tokens()
    {
        using JsonDocument document = ClipReference.Read("resnet");
        using Network network = FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-rn50-text"), ClipReference.State(document));
        using torch.Tensor ids = torch.tensor(new long[] { 98, 5, 17, 42, 3, 99 }, [1, 6]);
        float[] weights = CapturingRecorder.Of(network, ids).Sites["blocks.1.attn.weights"]; // (1, 2, 6, 6)

        for (int i = 0; i < weights.Length; i++)
        {
            Assert.True(i % 6 > i / 6 % 6 ? weights[i] == 0 : weights[i] > 0);
        }
    }

    [Fact]
    public void The_temperature_is_the_exponential_of_the_weights_and_of_an_untrained_tower_one_over_seven_hundredths()
    {
        using JsonDocument document = ClipReference.Read("vit");
        using var network = (ClipText)FormulaCheckpoint.Load(ArchitectureCatalogue.Find("clip-vit-b-32-text"), ClipReference.State(document));
        using torch.Tensor stored = HashFormula.Values("logit_scale", []);
        Assert.Equal(Math.Exp(stored.item<float>()), network.Scale!.Value, 1e-12);

        Concord.Models.Regimes.SeededInitialization.Fill(network, 1);
        Assert.Equal(1 / 0.07, network.Scale!.Value, 1e-5);
    }

    [Theory]
    [InlineData("clip-vit-b-32")]
    [InlineData("clip-rn50")]
    [InlineData("clip-rn50x4")]
    [InlineData("clip-vit-l-14")]
    public void Parameters_equal_those_of_the_source_s_network(string id)
    {
        using JsonDocument counts = ClipReference.Read("counts");
        JsonElement count = counts.RootElement.GetProperty("counts").GetProperty(id);
        Assert.Equal(count.GetProperty("text").GetInt64(), ArchitectureCatalogue.Find(id + "-text").PublishedParameters);
        Assert.Equal(count.GetProperty("whole").GetInt64(), ArchitectureCatalogue.Find(id + "-text").PublishedParameters + ArchitectureCatalogue.Find(id).PublishedParameters);
    }

    [Theory]
    [InlineData("clip-rn50")]
    [InlineData("clip-vit-b-32")]
    public void The_exact_GELU_of_an_image_tower_is_handed_to_its_text_tower(string id)
    {
        Assert.Equal($"{id}-text", ArchitectureCatalogue.Find(id).TextTower);
        string tower = ArchitectureCatalogue.Find($"{id}[nonlinearity=gelu]").TextTower!;
        Assert.Equal($"{id}-text[nonlinearity=gelu]", ArchitectureCatalogue.Find(tower).Id);
    }

    private static torch.Tensor Ids(JsonElement text)
    {
        long[][] ids = [.. text.GetProperty("ids").EnumerateArray().Select(row => row.EnumerateArray().Select(id => id.GetInt64()).ToArray())];
        return torch.tensor([.. ids.SelectMany(row => row)], [ids.Length, ids[0].Length]);
    }
}

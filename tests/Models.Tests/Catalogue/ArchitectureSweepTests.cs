using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Tests.Language;
using TorchSharp;

namespace Concord.Models.Tests.Catalogue;

/// <summary>What holds for every architecture of the catalogue, on seeded weights.</summary>
public sealed class ArchitectureSweepTests
{
    public static TheoryData<string> Ids => [.. ArchitectureCatalogue.All.Select(entry => entry.Id)];

    public static TheoryData<string> Published => [.. ArchitectureCatalogue.All.Where(entry => entry.PublishedParameters is not null).Select(entry => entry.Id)];

    /// <summary>The architectures that run in a moment; the large ones differ in sizes only.</summary>
    public static TheoryData<string> SmallIds => [.. ArchitectureCatalogue.All.Where(entry => (entry.Text is null && entry.InputSize <= 64) || entry.Id == "resnet18").Select(entry => entry.Id)];

    /// <summary>The networks that take texts and run in a moment.</summary>
    public static TheoryData<string> SmallTextIds => [.. ArchitectureCatalogue.All.Where(entry => entry.Text is not null && ArchitectureCatalogue.CensusOf(entry.Id).Parameters < 5_000_000).Select(entry => entry.Id)];

    [Fact]
    public void Ids_are_unique() => Assert.Distinct(ArchitectureCatalogue.All.Select(entry => entry.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Declared_layers_exist_in_forward_order_and_the_output_comes_last(string id)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
        IReadOnlyList<LayerInfo> layers = ArchitectureCatalogue.LayersOf(id);
        string[] names = [.. layers.Select(layer => layer.Name)];

        Assert.Equal(names.Where(entry.DefaultLayers.Contains), entry.DefaultLayers);
        Assert.Distinct(names);
        Assert.Equal(Enumerable.Range(0, names.Length), layers.Select(layer => layer.Index));
        Assert.Equal(layers.Count(layer => !layer.IsPart) > 1 ? 1.0 : 0.0, layers[^1].Depth);
        Assert.StartsWith("@", entry.Citation, StringComparison.Ordinal);
        Assert.All(layers, layer => Assert.Equal(entry.Text is not null, layer.IsOfText));
        Assert.Contains(names[^1], (string[])["logits", "embedding", "pooled", "pixels", "complex", "jet"]);
        if (entry.Text is not null && layers[^1].Kind == LayerKind.Tokens)
        {
            // A language model's logits are those of every token: a part, so that "all layers" is not mostly vocabulary.
            Assert.True(layers[^1].IsPart);
            Assert.Equal("norm", layers.Last(layer => !layer.IsPart).Name);
            return;
        }

        Assert.Equal(LayerKind.Vector, layers[^1].Kind == LayerKind.Map && !entry.HasWeights ? LayerKind.Vector : layers[^1].Kind);
        Assert.False(layers[^1].IsPart);
        if (entry.Text is null)
        {
            Assert.Equal(new ImageSize(entry.InputSize, entry.InputSize), entry.DefaultPreprocessing.OutputSize(300, 500));
        }
    }

    [Theory]
    [InlineData("resnet18", 11_689_512)]
    [InlineData("resnet34", 21_797_672)]
    [InlineData("resnet50", 25_557_032)]
    [InlineData("vit-b-16", 86_567_656)]
    [InlineData("vit-b-32", 88_224_232)]
    [InlineData("vit-l-16", 304_326_632)]
    [InlineData("vit-l-32", 306_535_400)]
    [InlineData("cifar-resnet20", 269_722)]
    [InlineData("cifar-resnet56", 853_018)]
    [InlineData("cifar-cnn-a", 214_918)]
    [InlineData("cifar-cnn-wide", 214_918)]
    [InlineData("cifar-resnet4b", 123_734)]
    [InlineData("cifar-cnn-marabou-large", 338_346)]
    [InlineData("cifar-vit-bn", 67_594)]
    [InlineData("cifar-vit-bn-2-16", 75_706)]
    [InlineData("cifar-vit-postln", 811_146)]
    [InlineData("shapes-resnet", 81_388)]
    [InlineData("shapes-convnet", 80_364)]
    [InlineData("shapes-vit", 81_948)]
    [InlineData("shapes-mixer", 80_732)]
    [InlineData("pixels", 0)]
    public void Parameters_equal_the_published_count(string id, long published)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), null);
        Assert.Equal(published, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(Published))]
    public void Parameters_of_an_entry_equal_its_published_count(string id)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
        using Network network = entry.Create(Wiring.ShapesOnly(), null);
        Assert.Equal(entry.PublishedParameters, network.parameters().Sum(parameter => parameter.numel()));
    }

    [Theory]
    [MemberData(nameof(SmallIds))]
    public void Two_runs_are_bit_equal_and_batch_size_hardly_matters(string id)
    {
        using LoadedModel model = LoadedModel.Untrained(id, 7, Smaller(id));
        Func<PixelImage>[] stimuli = Stimuli.Noise(7, model.InputSize.Height);
        float[][] first = Run(model, stimuli, 4);
        float[][] second = Run(model, stimuli, 4);
        float[][] single = Run(model, stimuli, 1);

        for (int i = 0; i < model.Layers.Count; i++)
        {
            Assert.Equal(7 * model.Layers[i].UnitCount, first[i].Length);
            Assert.Equal(first[i], second[i]);
            Assert.True(Error.Deviation(first[i]) > 0, $"{id} {model.Layers[i].Name} is constant");
            Assert.InRange(Error.Largest(first[i], single[i]) / Error.Deviation(first[i]), 0, 1e-5);
        }
    }

    // Texts of 1 to some 40 tokens: padding that leaked into a readout would show at once.
    [Theory]
    [MemberData(nameof(SmallTextIds))]
    public void Two_runs_on_texts_are_bit_equal_and_neither_batch_nor_padding_matters(string id)
    {
        using LoadedModel model = LoadedModel.Untrained(id, 7, SampleTexts.Options(id));
        LayerRequest[] requests = [.. from layer in model.Layers
                                      from tokens in (TokenPolicy[])[TokenPolicy.Last, TokenPolicy.Mean]
                                      where !(layer.HasVaryingTokens && layer.Kind == LayerKind.Heads)
                                      select new LayerRequest(layer.Name, new(tokens, ProjectionSpec.None))];
        float[][] first = Run(model, requests, 4);
        float[][] second = Run(model, requests, 4);
        float[][] single = Run(model, requests, 1);

        for (int i = 0; i < requests.Length; i++)
        {
            string what = $"{id} {requests[i].Layer} {requests[i].Readout.Tokens}";
            Assert.Equal(first[i], second[i]);
            Assert.True(Error.Deviation(first[i]) > 0, $"{what} is constant");
            Assert.True(Error.Largest(first[i], single[i]) <= 1e-5 * Error.Deviation(first[i]), $"{what}: {Error.Largest(first[i], single[i]) / Error.Deviation(first[i]):E2}");
        }

        static float[][] Run(LoadedModel model, LayerRequest[] requests, int batchSize)
        {
            var sink = new MemorySink(SampleTexts.Seven.Count);
            model.Extract(SampleTexts.Seven, requests, batchSize, sink, null, TestContext.Current.CancellationToken);
            return [.. requests.Select((_, i) => sink.Rows(i))];
        }
    }

    [Theory]
    [MemberData(nameof(SmallTextIds))]
    public void The_seed_decides_the_weights_of_a_network_for_texts_and_float64_agrees_with_float32(string id)
    {
        torch.manual_seed(1);
        using Network a = Filled(id, 1);
        torch.manual_seed(2);
        using Network again = Filled(id, 1);
        using Network b = Filled(id, 2);
        using torch.Tensor input = torch.tensor(new long[] { 7, 300, 4, 411, 5, 6 }, [2, 3]);
        float[] single = Last(a);

        Assert.Equal(single, Last(again));
        Assert.NotEqual(single, Last(b));
        a.to(torch.float64);
        Assert.InRange(Error.Largest(Last(a), single) / Error.Deviation(single), 0, 1e-4);

        static Network Filled(string id, int seed)
        {
            Network network = ArchitectureCatalogue.Find(id).Create(Wiring.Real(), null);
            Concord.Models.Regimes.SeededInitialization.Fill(network, seed);
            return network;
        }

        float[] Last(Network network)
        {
            using torch.Tensor output = network.Pass(input, null);
            using torch.Tensor narrow = output.to(torch.float32).contiguous();
            return narrow.data<float>().ToArray();
        }
    }

    [Theory]
    [MemberData(nameof(SmallIds))]
    public void The_seed_decides_the_weights(string id)
    {
        Assert.SkipUnless(ArchitectureCatalogue.Find(id).HasWeights, "has no weights");
        torch.manual_seed(1);
        using LoadedModel a = LoadedModel.Untrained(id, 1, Smaller(id));
        torch.manual_seed(2);
        using LoadedModel again = LoadedModel.Untrained(id, 1, Smaller(id));
        using LoadedModel b = LoadedModel.Untrained(id, 2, Smaller(id));
        Func<PixelImage>[] stimuli = Stimuli.Noise(2, a.InputSize.Height);

        Assert.Equal(a.WeightsDigest, again.WeightsDigest);
        Assert.NotEqual(a.WeightsDigest, b.WeightsDigest);
        Assert.Equal(Run(a, stimuli, 2)[^1], Run(again, stimuli, 2)[^1]);
        Assert.NotEqual(Run(a, stimuli, 2)[^1], Run(b, stimuli, 2)[^1]);
    }

    [Theory]
    [MemberData(nameof(SmallIds))]
    public void Every_parameter_moves_with_the_network_and_float64_agrees_with_float32(string id)
    {
        ArchitectureEntry entry = ArchitectureCatalogue.Find(id);
        int size = Math.Min(entry.InputSize, 64);
        using Network network = entry.Create(Wiring.Real(), null);
        Concord.Models.Regimes.SeededInitialization.Fill(network, 5);
        using torch.Tensor input = HashFormula.Input(2, 3, size, size);
        using torch.Tensor single = network.Pass(input, null);
        using torch.Tensor wide = input.to(torch.float64);

        // The same replacement of parameters as a move to a GPU: one left behind would throw here.
        network.to(torch.float64);
        using torch.Tensor twin = network.Pass(wide, null);

        Assert.Equal(torch.float64, twin.dtype);
        float[] expected = [.. twin.contiguous().data<double>().Select(value => (float)value)];
        Assert.InRange(Error.Largest(expected, single.contiguous().data<float>().ToArray()) / Error.Deviation(expected), 0, 1e-4);
    }

    [Fact]
    public void Every_tensor_of_an_untrained_network_is_finite_and_of_the_scheme_s_deviation()
    {
        using Network network = ArchitectureCatalogue.Find("resnet18").Create(Wiring.Real(), null);
        Concord.Models.Regimes.SeededInitialization.Fill(network, 3);
        Dictionary<string, torch.Tensor> state = network.state_dict();

        // Kaiming over fan-out: 64·49 outputs of the stem, 512·9 of the last convolution; the classifier U(±1/√512).
        Assert.Equal(Math.Sqrt(2.0 / (64 * 49)), Deviation(state["conv1.weight"]), 0.05 * Math.Sqrt(2.0 / (64 * 49)));
        Assert.Equal(Math.Sqrt(2.0 / (512 * 9)), Deviation(state["layer4.1.conv2.weight"]), 0.01 * Math.Sqrt(2.0 / (512 * 9)));
        Assert.Equal(1 / Math.Sqrt(3 * 512), Deviation(state["fc.bias"]), 0.05 / Math.Sqrt(3 * 512));
        Assert.All(state["bn1.running_var"].data<float>(), value => Assert.Equal(1f, value));
        Assert.All(state["bn1.running_mean"].data<float>(), value => Assert.Equal(0f, value));
        Assert.All(state["layer1.0.bn2.weight"].data<float>(), value => Assert.Equal(1f, value));
    }

    [Fact]
    public void An_unknown_architecture_is_refused_with_the_nearest()
    {
        ModelException error = Assert.Throws<ModelException>(() => ArchitectureCatalogue.Find("resnet-18"));
        Assert.Contains("Did you mean 'resnet18'?", error.Message, StringComparison.Ordinal);
        Assert.Contains("vit-b-16", error.Message, StringComparison.Ordinal);
    }

    // ResNet-18 takes any size: 64 pixels here, for speed.
    private static ModelOptions? Smaller(string id) => id == "resnet18" ? new ModelOptions { Preprocessing = PreprocessingSpec.ImageNet(64, 64) } : null;

    private static double Deviation(torch.Tensor tensor) => Error.Deviation(tensor.data<float>().ToArray());

    private static float[][] Run(LoadedModel model, Func<PixelImage>[] stimuli, int batchSize)
    {
        var sink = new MemorySink(stimuli.Length);
        model.Extract(stimuli, [.. model.Layers.Select(layer => new LayerRequest(layer.Name, ReadoutSpec.Full))], batchSize, sink);
        return [.. model.Layers.Select((_, i) => sink.Rows(i))];
    }
}

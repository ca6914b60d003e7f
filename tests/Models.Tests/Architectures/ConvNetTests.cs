using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Regimes;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;
using static TorchSharp.torch.nn.functional;

namespace Concord.Models.Tests.Architectures;

/// <summary>What must hold of the ConvNets by their definitions, on networks of a few channels.</summary>
public sealed class ConvNetTests
{
    private static readonly CorNetSizes SmallCorNet = new(3, [("V2", 4, 3), ("V4", 5, 1), ("IT", 6, 2)], 2, 7);

    public static TheoryData<string> SmallNetworks => ["alexnet", "vgg16", "vgg19-bn", "resnet50", "resnext50-32x4d", "resnet18", "convnext-small", "cornet-s"];

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void Widths_depths_groups_and_classes_are_read_from_the_tensors(string id)
    {
        using Network small = Small(id);
        Dictionary<string, long[]> shapes = Shapes(small);

        using Network read = ArchitectureCatalogue.Find(id).Create(Wiring.Real(), new ArchitectureSizes(shapes));

        Assert.Equal(shapes.OrderBy(pair => pair.Key, StringComparer.Ordinal), Shapes(read).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        using torch.Tensor input = HashFormula.Input(2, 3, 64, 64);
        HashFormula.Fill(small);
        HashFormula.Fill(read);
        Assert.Equal(CapturingRecorder.Of(small, input).Sites["logits"], CapturingRecorder.Of(read, input).Sites["logits"]);
    }

    [Theory]
    [MemberData(nameof(SmallNetworks))]
    public void A_shapes_only_pass_tells_the_shapes_of_a_real_one(string id)
    {
        using Network real = Small(id);
        HashFormula.Fill(real);
        using Network shapesOnly = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), new ArchitectureSizes(Shapes(real)));
        using torch.Tensor input = HashFormula.Input(2, 3, 75, 70);

        Assert.Equal(CapturingRecorder.Of(real, input).Shapes, CapturingRecorder.Of(shapesOnly, input).Shapes);
    }

    [Fact]
    public void A_shapes_only_layer_refuses_what_a_real_one_refuses()
    {
        using torch.Tensor input = HashFormula.Input(2, 3, 8, 8);
        using var convolution = new SquareConvolution(Wiring.ShapesOnly(), 4, 6, 3);
        using var linear = new Dense(Wiring.ShapesOnly(), 9, 6);
        Assert.Throws<InvalidOperationException>(() => convolution.forward(input));
        Assert.Throws<InvalidOperationException>(() => linear.forward(input));
    }

    [Theory]
    [InlineData("alexnet", "features.0", "features.1")]
    [InlineData("alexnet", "classifier.1", "classifier.2")]
    [InlineData("vgg16", "features.28", "features.29")]
    [InlineData("vgg19-bn", "features.1", "features.2")]
    public void A_ReLU_in_place_leaves_what_the_site_before_it_reported(string id, string before, string after)
    {
        using Network network = Small(id);
        HashFormula.Fill(network);
        using torch.Tensor input = HashFormula.Input(2, 3, 64, 64);

        OrderedDictionary<string, float[]> sites = CapturingRecorder.Of(network, input).Sites;

        Assert.Contains(sites[before], value => value < 0);
        Assert.Equal(sites[before].Select(value => Math.Max(value, 0)), sites[after]);
    }

    [Fact]
    public void A_ResNeXt_of_one_group_of_64_is_the_ResNet()
    {
        using Network plain = ArchitectureCatalogue.Find("resnet50").Create(Wiring.ShapesOnly(), null);
        using Network grouped = new ResNet(Wiring.ShapesOnly(), ResNetSizes.Published([3, 4, 6, 3], bottleneck: true, groups: 1, groupWidth: 64));
        Assert.Equal(Shapes(plain), Shapes(grouped));
        Assert.Equal([512, 512, 3, 3], Shapes(grouped)["layer4.2.conv2.weight"]);
        Assert.Equal([2048, 512, 1, 1], Shapes(grouped)["layer4.2.conv3.weight"]);
    }

    [Fact]
    public void A_grouped_network_equals_the_dense_one_whose_kernels_are_zero_between_groups()
    {
        ResNetSizes sizes = new([1, 2, 1], [8, 16, 8], [true, true, true], 8, 5) { Outputs = [16, 32, 16], Groups = 4 };
        using Network grouped = new ResNet(Wiring.Real(), sizes);
        using Network dense = new ResNet(Wiring.Real(), sizes with { Groups = 1 });
        HashFormula.Fill(grouped);
        Dictionary<string, torch.Tensor> own = grouped.state_dict();
        using (torch.no_grad())
        {
            foreach ((string key, torch.Tensor tensor) in dense.state_dict())
            {
                if (tensor.shape.SequenceEqual(own[key].shape))
                {
                    tensor.copy_(own[key]);
                    continue;
                }

                tensor.zero_();
                long inner = own[key].shape[1];
                for (int g = 0; g < 4; g++)
                {
                    long outer = tensor.shape[0] / 4;
                    tensor.narrow(0, g * outer, outer).narrow(1, g * inner, inner).copy_(own[key].narrow(0, g * outer, outer));
                }
            }
        }

        using torch.Tensor input = HashFormula.Input(2, 3, 32, 32);
        float[] expected = CapturingRecorder.Of(dense, input).Sites["logits"];
        Assert.InRange(Error.Largest(expected, CapturingRecorder.Of(grouped, input).Sites["logits"]) / Error.Deviation(expected), 0, 1e-6);
    }

    [Fact]
    public void CORnet_S_shares_convolutions_between_time_steps_and_with_one_step_is_a_plain_bottleneck()
    {
        using Network network = new CorNetS(Wiring.Real(), SmallCorNet);
        HashFormula.Fill(network);
        using torch.Tensor input = HashFormula.Input(2, 3, 64, 64);

        OrderedDictionary<string, float[]> sites = CapturingRecorder.Of(network, input).Sites;

        Assert.Equal(["V1", "V2@0", "V2@1", "V2@2", "V4@0", "IT@0", "IT@1", "avgpool", "logits"], sites.Keys.Where(site => !site.Contains('.', StringComparison.Ordinal)));
        using DisposeScope scope = torch.NewDisposeScope();
        Dictionary<string, torch.Tensor> w = network.state_dict();
        torch.Tensor state = torch.tensor(sites["V1"], [2, 3, 16, 16]);
        (string Area, int Times)[] areas = [("V2", 3), ("V4", 1), ("IT", 2)];
        foreach ((string area, int times) in areas)
        {
            state = conv2d(state, w[$"{area}.conv_input.weight"]);
            for (int t = 0; t < times; t++)
            {
                // The first step halves the map and its shortcut is a projection; the others keep the map and add the state itself.
                torch.Tensor shortcut = t == 0 ? Normalised(w, $"{area}.norm_skip", conv2d(state, w[$"{area}.skip.weight"], strides: [2, 2])) : state;
                torch.Tensor x = relu(Normalised(w, $"{area}.norm1_{t}", conv2d(state, w[$"{area}.conv1.weight"])));
                x = relu(Normalised(w, $"{area}.norm2_{t}", conv2d(x, w[$"{area}.conv2.weight"], strides: t == 0 ? [2, 2] : [1, 1], padding: [1, 1])));
                state = relu(Normalised(w, $"{area}.norm3_{t}", conv2d(x, w[$"{area}.conv3.weight"])) + shortcut);
                float[] expected = state.contiguous().data<float>().ToArray();
                Assert.InRange(Error.Largest(expected, sites[$"{area}@{t}"]) / Error.Deviation(expected), 0, 1e-6);
            }
        }

        string[] kernels = [.. w.Where(pair => pair.Key.StartsWith("V2.", StringComparison.Ordinal) && pair.Value.shape.Length == 4).Select(pair => pair.Key)];
        Assert.Equal(["V2.conv1.weight", "V2.conv2.weight", "V2.conv3.weight", "V2.conv_input.weight", "V2.skip.weight"], kernels.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CORnet_S_takes_the_multiplications_that_PyTorch_does_at_every_time_step()
    {
        using Network network = ArchitectureCatalogue.Find("cornet-s").Create(Wiring.ShapesOnly(), null);
        using torch.Tensor input = torch.zeros(1, 3, 224, 224);

        // Counted by hooks on the convolutions and the linear layer of dicarlolab/CORnet d0cc17d. The 16.47 G that are often given count
        // the 7,350,784 normalised elements too, at five operations each.
        Assert.Equal(16_431_747_072, network.Count(input).Values.Sum());
    }

    [Fact]
    public void A_CORnet_S_file_with_the_prefix_of_its_publisher_loads()
    {
        using Network small = new CorNetS(Wiring.Real(), SmallCorNet);
        HashFormula.Fill(small);
        using var folder = new TemporaryFolder();
        string path = folder.File("cornet.safetensors");
        SafetensorsWriter.Write(path, small.state_dict().ToDictionary(pair => "module." + pair.Key, pair => pair.Value));

        using LoadedModel model = LoadedModel.FromWeights("cornet-s", path);

        Assert.Equal(["V1", "V2@0", "V2@1", "V2@2", "V4@0", "IT@0", "IT@1", "avgpool", "logits"], model.Layers.Where(layer => !layer.IsPart).Select(layer => layer.Name));
        Assert.Equal(small.parameters().Sum(parameter => parameter.numel()), model.ParameterCount);
    }

    [Theory]
    [InlineData("alexnet", "features.3.weight", InitialDistribution.Uniform, 0.025)] // 1/√(64·25)
    [InlineData("alexnet", "classifier.6.bias", InitialDistribution.Uniform, 0.015625)] // 1/√4096
    [InlineData("vgg16", "features.2.weight", InitialDistribution.Normal, 0.058925565098878963)] // √(2/(64·9))
    [InlineData("vgg16", "features.2.bias", InitialDistribution.Constant, 0)]
    [InlineData("vgg16", "classifier.3.weight", InitialDistribution.Normal, 0.01)]
    [InlineData("vgg16", "classifier.3.bias", InitialDistribution.Constant, 0)]
    [InlineData("vgg11-bn", "features.1.weight", InitialDistribution.Constant, 1)]
    [InlineData("vgg11-bn", "features.1.running_mean", InitialDistribution.Constant, 0)]
    [InlineData("resnext50-32x4d", "layer1.0.conv2.weight", InitialDistribution.Normal, 0.041666666666666664)] // √(2/(128·9)): PyTorch's fan-out knows no groups
    [InlineData("convnext-tiny", "features.1.0.layer_scale", InitialDistribution.Constant, 1e-6)]
    [InlineData("convnext-tiny", "features.1.0.block.0.weight", InitialDistribution.TruncatedNormal, 0.02)]
    [InlineData("convnext-tiny", "features.1.0.block.0.bias", InitialDistribution.Constant, 0)]
    [InlineData("convnext-tiny", "features.1.0.block.2.weight", InitialDistribution.Constant, 1)]
    [InlineData("convnext-tiny", "classifier.2.weight", InitialDistribution.TruncatedNormal, 0.02)]
    [InlineData("cornet-s", "V4.conv2.weight", InitialDistribution.Normal, 0.014731391274719741)] // √(2/(1024·9))
    [InlineData("cornet-s", "V4.norm3_3.weight", InitialDistribution.Constant, 1)]
    [InlineData("cornet-s", "decoder.linear.weight", InitialDistribution.Uniform, 0.044194173824159223)] // 1/√512
    public void Untrained_parameters_follow_the_scheme_of_the_source(string id, string key, InitialDistribution distribution, double scale)
    {
        using Network network = ArchitectureCatalogue.Find(id).Create(Wiring.ShapesOnly(), null);
        InitialValue value = network.InitialValueOf(ParameterShape.Of(key, Shapes(network)));
        Assert.Equal(distribution, value.Distribution);
        Assert.Equal(scale, value.Scale, 1e-12);
    }

    private static Network Small(string id)
    {
        Wiring wiring = Wiring.Real();
        return id switch
        {
            "alexnet" => new AlexNet(wiring, new([4, 5, 6, 7, 3], [9, 8], 5)),
            "vgg16" => new Vgg(wiring, new([[2, 3], [3, 4], [4, 5, 4], [5, 4, 6], [5, 6, 3]], BatchNorm: false, [9, 8], 5)),
            "vgg19-bn" => new Vgg(wiring, new([[2, 3], [3, 4], [4, 5, 4, 3], [5, 4, 6, 7], [5, 6, 3, 4]], BatchNorm: true, [9, 8], 5)),
            "resnet50" => new ResNet(wiring, new([1, 2, 1, 3], [4, 5, 6, 7], [true, true, true, true], 8, 5)),
            "resnext50-32x4d" => new ResNet(wiring, new([1, 2, 1, 2], [6, 12, 18, 24], [true, true, true, true], 8, 5) { Outputs = [8, 12, 16, 20], Groups = 3 }),
            "resnet18" => new ResNet(wiring, new([1, 2, 1, 3], [4, 5, 6, 7], [false, false, false, false], 8, 5)),
            "convnext-small" => new ConvNeXt(wiring, new([1, 2, 3, 1], [4, 6, 5, 8], 5)),
            "cornet-s" => new CorNetS(wiring, SmallCorNet),
            _ => throw new ArgumentOutOfRangeException(nameof(id), id, "no small network"),
        };
    }

    private static torch.Tensor Normalised(Dictionary<string, torch.Tensor> w, string name, torch.Tensor x)
        => batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"], w[name + ".weight"], w[name + ".bias"], training: false);

    private static Dictionary<string, long[]> Shapes(Network network) => network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.shape);
}

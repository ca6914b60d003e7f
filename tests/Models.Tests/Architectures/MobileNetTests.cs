using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Blocks;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Models.Weights.Naming;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>MobileNets with PyTorch's padding against torchvision 0.14 (tests/reference/models/mobilenet), TensorFlow's padding by hand. The real TensorFlow weights are met in Pipeline.Tests, where pictures can be read.</summary>
public sealed class MobileNetTests(ITestOutputHelper output)
{
    [Fact]
    public void A_torchvision_checkpoint_of_MobileNetV2_gives_every_block_of_torchvision()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Repository.Reference("models", "mobilenet", "mobilenet_v2_torchvision.json")));
        using DisposeScope scope = torch.NewDisposeScope();
        ArchitectureEntry entry = ArchitectureCatalogue.Find("mobilenetv2-100");
        NamingScheme scheme = Assert.Single(entry.Schemes);
        Dictionary<string, torch.Tensor> file = document.RootElement.GetProperty("keys").EnumerateObject().ToDictionary(key => key.Name, key => Formula(key.Name, Longs(key.Value)));
        Assert.True(scheme.Recognises(file.Keys));
        IReadOnlyDictionary<string, torch.Tensor> mapped = scheme.Apply(file, "torchvision");
        using Network network = entry.Create(Wiring.Real(), CheckpointFitting.Sizes(mapped));
        Dictionary<string, torch.Tensor> own = network.state_dict();
        StateDictReport.Compare(own.ToDictionary(pair => pair.Key, pair => pair.Value.shape), mapped.ToDictionary(pair => pair.Key, pair => pair.Value.shape)).ThrowIfMismatch(entry.Id, "torchvision");
        Assert.All(own, pair => pair.Value.copy_(mapped[pair.Key]));

        CapturingRecorder found = CapturingRecorder.Of(network, HashFormula.Input(Longs(document.RootElement.GetProperty("input_shape"))));

        JsonProperty[] layers = [.. document.RootElement.GetProperty("layers").EnumerateObject()];
        string[] sites = [.. found.Sites.Keys.Where(site => site is "stem" or "head" or "logits" || (site.StartsWith("blocks", StringComparison.Ordinal) && !site.Contains("conv", StringComparison.Ordinal)))];
        Assert.Equal(layers.Length, sites.Length);
        double worst = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Assert.Equal(Longs(layers[i].Value.GetProperty("shape")), found.Shapes[sites[i]]);
            worst = Math.Max(worst, WorstOf(layers[i].Value, found.Sites[sites[i]]));
        }

        output.WriteLine($"{layers.Length} blocks, largest error {worst:E2} of the block's deviation");
        Assert.InRange(worst, 0, 1e-4);
    }

    [Theory]
    [InlineData(4, 0, 1)] // even: nothing above, one below
    [InlineData(5, 1, 1)]
    [InlineData(224, 0, 1)]
    [InlineData(7, 1, 1)]
    public void TensorFlow_pads_a_stride_of_two_below_and_to_the_right_first(int size, int before, int after)
    {
        using torch.Tensor x = torch.ones(1, 1, size, size);
        using torch.Tensor padded = TensorFlowPadding.Pad(x, 3, 2);
        Assert.Equal([1, 1, before + size + after, before + size + after], padded.shape);
        Assert.Equal(before == 0 ? 1f : 0f, padded[0, 0, 0, 0].item<float>());
        Assert.Equal(0f, padded[0, 0, -1, -1].item<float>());
        Assert.Equal(size * size, padded.sum().item<float>());
    }

    [Fact]
    public void At_stride_one_the_two_paddings_are_the_same()
    {
        using torch.Tensor x = torch.arange(30, torch.float32).reshape(1, 1, 5, 6);
        using torch.Tensor padded = TensorFlowPadding.Pad(x, 3, 1);
        using torch.Tensor symmetric = torch.nn.functional.pad(x, [1, 1, 1, 1]);
        Assert.True(padded.equal(symmetric).all().item<bool>());
    }

    [Fact]
    public void A_quarter_of_the_width_has_a_quarter_of_every_stage_and_never_fewer_than_eight_channels()
    {
        Assert.Equal([8, 16, 32, 64, 128, 256], [MobileNetSizes.V1(0.25).Stem, .. MobileNetSizes.V1(0.25).Stages.Select(stage => stage.Channels)]);
        Assert.Equal(8, MobileNetSizes.V1(0.1).Stem);
    }

    private static double WorstOf(JsonElement summary, float[] values)
    {
        double deviation = summary.GetProperty("std").GetDouble();
        IEnumerable<double> samples = summary.GetProperty("sample_idx").EnumerateArray().Zip(summary.GetProperty("sample").EnumerateArray(), (index, sample) => Math.Abs(values[index.GetInt32()] - sample.GetDouble()));
        return new[] { samples.Max(), Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()), Math.Abs(Error.Deviation(values) - deviation) }.Max() / deviation;
    }

    private static long[] Longs(JsonElement shape) => [.. shape.EnumerateArray().Select(size => size.GetInt64())];

    // HashFormula's rule, over the file's own names.
    private static torch.Tensor Formula(string key, long[] shape)
    {
        (double centre, double scale) = key switch
        {
            _ when key.EndsWith("running_mean", StringComparison.Ordinal) => (0.0, 0.1),
            _ when key.EndsWith("running_var", StringComparison.Ordinal) => (1, 0.2),
            _ when key.EndsWith("bias", StringComparison.Ordinal) => (0, 0.05),
            _ when shape.Length == 1 => (1, 0.1),
            _ => (0, Math.Sqrt(6.0 / shape.Skip(1).Aggregate(1L, (product, size) => product * size))),
        };
        double[] uniform = HashFormula.Uniform(key, shape.Aggregate(1L, (product, size) => product * size));
        return torch.tensor(Array.ConvertAll(uniform, u => (float)(centre + (scale * ((2 * u) - 1)))), shape);
    }
}

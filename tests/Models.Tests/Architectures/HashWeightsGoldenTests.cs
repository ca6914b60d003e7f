using System.Text.Json;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests.Architectures;

/// <summary>Full-size networks against PyTorch 1.13 and torchvision 0.14: weights and inputs by formula, hence no file needed.</summary>
public sealed class HashWeightsGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("resnet18", "resnet18")]
    [InlineData("resnet50", "resnet50")]
    [InlineData("vit-b-16", "vit_b_16")]
    [InlineData("resnet18", "resnet18_64px")]
    public void Every_recorded_layer_equals_torchvision_within_1e4_of_its_deviation(string architecture, string golden)
    {
        using FileStream stream = File.OpenRead(Repository.Shared("golden", "activations", "fullsize_hashweights.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement expected = document.RootElement.GetProperty(golden);
        using Network network = ArchitectureCatalogue.Find(architecture).Create(Wiring.Real(), null);
        HashFormula.Fill(network);
        using torch.Tensor input = HashFormula.Input([.. expected.GetProperty("input_shape").EnumerateArray().Select(size => size.GetInt64())]);

        CapturingRecorder found = CapturingRecorder.Of(network, input);

        double worst = 0;
        int compared = 0;
        foreach (JsonProperty layer in expected.GetProperty("layers").EnumerateObject())
        {
            float[] values = found.Sites[SiteOf(layer.Name)];
            JsonElement summary = layer.Value;
            double deviation = summary.GetProperty("std").GetDouble();
            Assert.Equal(summary.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64()), values.Length);
            double[] errors =
            [
                .. summary.GetProperty("sample_idx").EnumerateArray().Zip(
                    summary.GetProperty("sample").EnumerateArray(),
                    (index, sample) => Math.Abs(values[index.GetInt32()] - sample.GetDouble())),
                Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()),
                Math.Abs(Error.Deviation(values) - deviation),
                Math.Abs(values.Min() - summary.GetProperty("min").GetDouble()),
                Math.Abs(values.Max() - summary.GetProperty("max").GetDouble()),
            ];
            worst = Math.Max(worst, errors.Max() / deviation);
            compared++;
        }

        output.WriteLine($"{golden}: {compared} layers, largest error {worst:E2} of the layer's deviation");
        Assert.True(compared >= 15);
        Assert.InRange(worst, 0, 1e-4);
    }

    // The encoder as a whole puts out what its last normalisation does.
    private static string SiteOf(string golden) => golden switch
    {
        "__output__" => "logits",
        "encoder" => "encoder.ln",
        _ => golden,
    };
}

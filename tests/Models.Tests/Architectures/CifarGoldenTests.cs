using System.Text.Json;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Models.Tests.Architectures;

/// <summary>Every CIFAR file of shared/data/weights, end to end from pixels, against PyTorch 1.13.</summary>
public sealed class CifarGoldenTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files => [.. ConvertedWeights.All.Select(weights => weights.Id)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Logits_and_every_block_equal_PyTorch_on_the_first_64_images(string id)
    {
        PublicWeights weights = WeightsCatalogue.Find(id);
        string name = Path.GetFileNameWithoutExtension(weights.DataPath!);
        using LoadedModel model = LoadedModel.FromWeights(weights.Architecture, Repository.Shared(["data", .. weights.DataPath!.Split('/')]));
        Assert.Equal(weights.Preprocessing.Canonical, model.Preprocessing.Canonical);
        using FileStream stream = File.OpenRead(Repository.Shared("data", "weights", "golden", "cifar", "activation_summaries_first64.json"));
        using JsonDocument document = JsonDocument.Parse(stream);
        JsonElement blocks = document.RootElement.GetProperty(name);
        string[] sites = [.. blocks.EnumerateObject().Select(block => block.Name == "pool" ? "avgpool" : block.Name)];
        var sink = new MemorySink(64);

        model.Extract(SharedCifar.First64(), [.. sites.Select(site => new LayerRequest(site, ReadoutSpec.Full))], 64, sink, null, TestContext.Current.CancellationToken);

        double worst = blocks.EnumerateObject().Select((block, i) => WorstOf(block.Value, sink.Rows(i))).Max();
        using WeightsContent golden = WeightsFile.Read(Repository.Shared("data", "weights", "golden", "cifar", "logits_first64.safetensors"));
        float[] logits = golden.Tensors[name].data<float>().ToArray();
        double logitError = Error.Largest(logits, sink.Rows(sites.Length - 1)) / Error.Deviation(logits);
        output.WriteLine($"{id}: {sites.Length} sites, largest error {worst:E2} of the site's deviation; logits {logitError:E2}");
        Assert.InRange(worst, 0, 1e-5);
        Assert.InRange(logitError, 0, 1e-5);
    }

    private static double WorstOf(JsonElement summary, float[] values)
    {
        double deviation = summary.GetProperty("std_pop").GetDouble();
        double norm = summary.GetProperty("l2").GetDouble();
        return new[]
        {
            Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()) / deviation,
            Math.Abs(Error.Deviation(values) - deviation) / deviation,
            Math.Abs(Math.Sqrt(values.Sum(value => (double)value * value)) - norm) / norm,
            summary.GetProperty("first8_of_image0").EnumerateArray().Select((value, i) => Math.Abs(values[i] - value.GetDouble())).Max() / deviation,
        }.Max();
    }
}

using System.Text.Json;
using Concord.Datasets.StimulusSets;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Weights;
using Concord.Tests;

namespace Concord.Pipeline.Tests.Behaviour;

/// <summary>The four real MobileNets, end to end from PNG files, against torch 1.13 on the same files. The float16 file among them is widened on loading, here and there.</summary>
public sealed class MobileNetGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tf_mobilenetv2_100_coral_qat", 21)]
    [InlineData("tf_mobilenetv1_025_128_coral_qat", 16)]
    [InlineData("tf_mobilenetv1_050_160_coral_qat", 16)]
    [InlineData("tf_mobilenetv1_075_192_coral_qat", 16)]
    public void Every_block_equals_the_golden_summary_on_eight_edge_pictures(string name, int count)
    {
        using TemporaryFolder folder = new();
        using JsonDocument document = SharedMobileNets.Json("mobilenet_activation_summaries.json");
        JsonElement golden = document.RootElement.GetProperty(name);
        JsonProperty[] blocks = [.. golden.EnumerateObject().Where(block => block.Name != "images")];
        StimulusSet edges = SharedMobileNets.Datasets(folder).LoadPictures("geirhos2021", "edge", TestContext.Current.CancellationToken);
        Stimulus[] shown = [.. golden.GetProperty("images").EnumerateArray().Select(image => edges[image.GetString()!])];
        using LoadedModel model = Load(name);
        Rows sink = new();

        model.Extract(SharedMobileNets.Pixels(shown), [.. blocks.Select(block => new LayerRequest(SiteOf(block.Name), ReadoutSpec.Full))], 8, sink, null, TestContext.Current.CancellationToken);

        (string Block, double Error) worst = blocks.Select((block, i) => (block.Name, WorstOf(block.Value, sink.Of[i]))).MaxBy(item => item.Item2);
        output.WriteLine($"{name}: {blocks.Length} blocks, largest error {worst.Error:E2} of the block's deviation ({worst.Block})");
        Assert.Equal(count, blocks.Length);
        Assert.InRange(worst.Error, 0, 1e-4);
    }

    [Theory]
    [InlineData("tf_mobilenetv2_100_coral_qat", "edge")]
    [InlineData("tf_mobilenetv2_100_coral_qat", "silhouette")]
    [InlineData("tf_mobilenetv1_025_128_coral_qat", "edge")]
    [InlineData("tf_mobilenetv1_025_128_coral_qat", "silhouette")]
    public void Logits_of_every_tenth_picture_equal_the_golden_ones(string name, string set)
    {
        using TemporaryFolder folder = new();
        using WeightsContent golden = WeightsFile.Read(SharedMobileNets.Golden("behaviour", "mobilenet_logits_subset.safetensors"));
        float[] expected = golden.Tensors[$"{name}/{set}/logits_every10th"].data<float>().ToArray();
        IReadOnlyList<Stimulus> all = SharedMobileNets.Datasets(folder).LoadPictures("geirhos2021", set, TestContext.Current.CancellationToken).Stimuli;
        using LoadedModel model = Load(name);
        RowBuffer rows = new(16, 1000);

        model.Extract(SharedMobileNets.Pixels(all.Where((_, i) => i % 10 == 0)), [new LayerRequest("logits", ReadoutSpec.Full)], 16, rows, null, TestContext.Current.CancellationToken);

        double deviation = Deviation(expected);
        double worst = expected.Zip(rows.Values.ToArray(), (a, b) => Math.Abs((double)a - b)).Max() / deviation;
        output.WriteLine($"{name} {set}: {expected.Length} logits, largest error {worst:E2} of their deviation");
        Assert.Equal(16_000, expected.Length);
        Assert.InRange(worst, 0, 1e-4);
    }

    private static LoadedModel Load(string name)
    {
        PublicWeights weights = SharedMobileNets.Weights(name);
        LoadedModel model = LoadedModel.FromWeights(weights.Architecture, SharedMobileNets.PathOf(weights));
        Assert.Equal(weights.Preprocessing.Canonical, model.Preprocessing.Canonical);
        return model;
    }

    private static string SiteOf(string golden) => golden == "pool" ? "avgpool" : golden;

    private static double WorstOf(JsonElement summary, float[] values)
    {
        double deviation = summary.GetProperty("std_pop").GetDouble();
        double norm = summary.GetProperty("l2").GetDouble();
        Assert.Equal(summary.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64()), values.Length);
        return new[]
        {
            Math.Abs(values.Average(value => (double)value) - summary.GetProperty("mean").GetDouble()) / deviation,
            Math.Abs(Deviation(values) - deviation) / deviation,
            Math.Abs(Math.Sqrt(values.Sum(value => (double)value * value)) - norm) / norm,
            summary.GetProperty("first8_of_image0").EnumerateArray().Select((value, i) => Math.Abs(values[i] - value.GetDouble())).Max() / deviation,
        }.Max();
    }

    private static double Deviation(float[] values)
    {
        double mean = values.Average(value => (double)value);
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private sealed class Rows : IActivationSink
    {
        public Dictionary<int, float[]> Of { get; } = [];

        // One batch holds all pictures.
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => Of.Add(request, rows.ToArray());
    }
}

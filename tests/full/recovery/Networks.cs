using Concord.Alignment;
using Concord.Alignment.Simulation;
using Concord.Datasets.Catalogue;
using Concord.Models.Activations;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Weights;
using TorchSharp;

namespace Concord.Recovery;

/// <summary>Eight networks that see the same pictures, one layer each, two thirds of the way.</summary>
internal static class Networks
{
    private const int Batch = 20;

    // Two residual networks that differ in depth alone, three transformers, three networks of another make: neighbours and strangers.
    private static readonly string[] s_trained =
    [
        "cifar-resnet20.supervised-safetensors",
        "cifar-resnet56.supervised-safetensors",
        "cifar-resnet4b.adversarial-safetensors",
        "cifar-vit-postln.supervised-safetensors",
        "cifar-vit-bn.certified-ibp",
        "cifar-vit-bn-2-16.adversarial",
        "cifar-cnn-a.adversarial-safetensors",
        "cifar-cnn-marabou-large.supervised-safetensors",
    ];

    /// <summary>Trained networks and lossless CIFAR-10 test pictures from the data folder; without one, the same architectures untrained and drawn objects.</summary>
    /// <param name="data">The folder that <c>CONCORD_DATA</c> names, or null.</param>
    /// <param name="stimuli">Pictures, at most 200 (120 without data).</param>
    /// <param name="output">Told which layer of each network is read.</param>
    public static IReadOnlyList<RecoveryModel> Load(string? data, int stimuli, TextWriter output)
    {
        Func<PixelImage>[] pictures = [.. (data is null ? Drawn() : Cifar(Path.Combine(data, "weights/golden/cifar/cifar10_lossless200.safetensors"))).Take(stimuli)];
        output.WriteLine($"{pictures.Length} {(data is null ? "drawn objects" : "CIFAR-10 test pictures")}");
        return [.. s_trained.Select(id => Read(WeightsCatalogue.Find(id), data, pictures, output))];
    }

    private static RecoveryModel Read(PublicWeights weights, string? data, Func<PixelImage>[] pictures, TextWriter output)
    {
        using LoadedModel model = data is null ? LoadedModel.Untrained(weights.Architecture, 0) : LoadedModel.FromWeights(weights.Architecture, Path.Combine(data, weights.DataPath!));
        IReadOnlyList<string> layers = model.DefaultLayers;
        string layer = layers[(int)Math.Round((layers.Count - 1) * 2 / 3.0)];
        var rows = new Rows(pictures.Length, model.Layer(layer).UnitCount);
        model.Extract(pictures, [new LayerRequest(layer, ReadoutSpec.Full)], Batch, rows);
        string name = data is null ? weights.Architecture : weights.Id.Replace("-safetensors", string.Empty, StringComparison.Ordinal);
        output.WriteLine($"- {name}: layer {layer} (of {layers.Count}), {rows.Matrix.Columns} units");
        return new RecoveryModel(name, rows.Matrix);
    }

    private static IEnumerable<Func<PixelImage>> Drawn() => DatasetCatalogue.Find("drawn-objects").Load(new Dictionary<string, string>(StringComparer.Ordinal)).Stimuli!.Stimuli.Select(stimulus => (Func<PixelImage>)(() =>
    {
        Datasets.StimulusSets.RgbImage image = stimulus.Load();
        return new PixelImage(image.Width, image.Height, image.Rgb);
    }));

    private static Func<PixelImage>[] Cifar(string path)
    {
        const int Pixels = 32 * 32 * 3;
        using WeightsContent content = WeightsFile.Read(path);
        using torch.Tensor interleaved = content.Tensors["images"].permute(0, 2, 3, 1).contiguous();
        byte[] rgb = interleaved.bytes.ToArray();
        return [.. Enumerable.Range(0, rgb.Length / Pixels).Select(i => (Func<PixelImage>)(() => new PixelImage(32, 32, rgb.AsMemory(i * Pixels, Pixels))))];
    }

    private sealed class Rows(int stimuli, int units) : IActivationSink
    {
        private readonly float[] values = new float[stimuli * units];

        public Matrix Matrix => Matrix.FromFloats(stimuli, units, values);

        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => rows.CopyTo(values.AsSpan(firstStimulus * units));
    }
}

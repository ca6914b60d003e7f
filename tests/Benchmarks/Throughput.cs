using System.Diagnostics;
using System.Globalization;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Models;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Benchmarks;

/// <summary>Images a second, on two threads: the forward pass alone with every block kept, and the whole way from JPEG files. The peer is <c>throughput.py</c>.</summary>
internal static class Throughput
{
    private const int Batch = 16;
    private const int Rounds = 7;

    /// <summary>Forward passes of a batch that is ready, keeping each block's output as PyTorch's hooks do.</summary>
    public static void Forward(string architecture, int batches, TextWriter output)
    {
        TorchRuntime.Configure(2, "cpu");
        ArchitectureEntry entry = ArchitectureCatalogue.Find(architecture);
        using Network network = entry.Create(Wiring.Real(), null);
        SeededInitialization.Fill(network, 0);
        using torch.Tensor input = torch.randn([Batch, 3, entry.InputSize, entry.InputSize]);
        using var keeper = new Keeper([.. entry.DefaultLayers.Where(layer => layer is not ("logits" or "norm" or "embed" or "relu" or "avgpool"))]);
        network.Pass(input, keeper).Dispose();
        int blocks = keeper.Count;
        double[] seconds = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            long from = Stopwatch.GetTimestamp();
            for (int i = 0; i < batches; i++)
            {
                keeper.Clear();
                network.Pass(input, keeper).Dispose();
            }

            seconds[round] = Stopwatch.GetElapsedTime(from).TotalSeconds;
        }

        Print(output, $"forward {architecture}, {blocks} blocks kept", seconds, batches * Batch);
    }

    /// <summary>JPEG files of a folder, decoded, prepared, through the network, five layers written as raw float32 rows.</summary>
    public static void Extract(string architecture, string folder, TextWriter output)
    {
        TorchRuntime.Configure(2, "cpu");
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal)];
        using LoadedModel model = LoadedModel.Untrained(architecture, 0);
        string[] blocks = [.. model.DefaultLayers.Where(layer => layer is not ("logits" or "norm" or "embed" or "relu" or "avgpool"))];
        string[] layers = [.. Enumerable.Range(1, 4).Select(i => blocks[(i * blocks.Length / 4) - 1]), model.DefaultLayers[^1]];
        Func<PixelImage>[] stimuli = [.. files.Select(file => new Func<PixelImage>(() =>
        {
            RgbImage image = ImageFile.Read(file);
            return new PixelImage(image.Width, image.Height, image.Rgb);
        }))];
        LayerRequest[] requests = [.. layers.Select(layer => new LayerRequest(layer, ReadoutSpec.Full))];
        double[] seconds = new double[3];
        for (int round = 0; round < seconds.Length; round++)
        {
            string path = Path.Combine(Path.GetTempPath(), $"concord-benchmark-{Environment.ProcessId}.bin");
            long from = Stopwatch.GetTimestamp();
            using (FileStream stream = File.Create(path))
            {
                model.Extract(stimuli, requests, Batch, new FileSink(stream));
            }

            seconds[round] = Stopwatch.GetElapsedTime(from).TotalSeconds;
            File.Delete(path);
        }

        Print(output, $"extract {architecture}, {string.Join(' ', layers)}", seconds, files.Length);
    }

    /// <summary>What a picture costs before the network, on one thread: decoding, then resize, crop and normalisation.</summary>
    public static void Prepare(string folder, TextWriter output)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.jpg").Order(StringComparer.Ordinal)];
        var transform = new ImageTransform(PreprocessingSpec.ImageNet());
        float[] chw = new float[3 * 224 * 224];
        for (int round = 0; round < 3; round++)
        {
            long from = Stopwatch.GetTimestamp();
            RgbImage[] images = [.. files.Select(file => ImageFile.Read(file))];
            double decoding = Stopwatch.GetElapsedTime(from).TotalMilliseconds / files.Length;
            from = Stopwatch.GetTimestamp();
            foreach (RgbImage image in images)
            {
                transform.Apply(new PixelImage(image.Width, image.Height, image.Rgb), chw);
            }

            double preparing = Stopwatch.GetElapsedTime(from).TotalMilliseconds / files.Length;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"prepare: decoding {decoding:F2} ms, resize to normalisation {preparing:F2} ms an image"));
        }
    }

    private static void Print(TextWriter output, string what, double[] seconds, int images)
    {
        Array.Sort(seconds);
        double median = seconds[seconds.Length / 2];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: median {images / median:F2} images/s, best {images / seconds[0]:F2}, worst {images / seconds[^1]:F2}; peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MiB"));
    }

    private sealed class FileSink(Stream stream) : IActivationSink
    {
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units) => stream.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(rows));
    }

    // Holds what was reported until the next pass, as a hook that stores its module's output.
    private sealed class Keeper(IReadOnlyList<string> names) : ISiteRecorder, IDisposable
    {
        private readonly List<torch.Tensor> _kept = [];

        public int Count => _kept.Count;

        public bool Wants(string name) => names.Contains(name);

        public void Visit(string name, SiteForm form, torch.Tensor x) => _kept.Add(x.alias().DetachFromDisposeScope());

        public void Clear()
        {
            _kept.ForEach(tensor => tensor.Dispose());
            _kept.Clear();
        }

        public void Dispose() => Clear();
    }
}

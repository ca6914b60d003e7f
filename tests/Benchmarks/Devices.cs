using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Concord.Models;
using Concord.Models.Activations;
using Concord.Models.Architectures;
using Concord.Models.Catalogue;
using Concord.Models.Preprocessing;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Benchmarks;

/// <summary>The processor and a GPU side by side: what every site of every network comes to on both, and images a second.</summary>
internal static class Devices
{
    private const int Stimuli = 2;
    private const int Tokens = 12;

    /// <summary>Seeded networks of the catalogue, smallest first: one pass on the processor, two on the device, all sites and parts compared.</summary>
    /// <param name="device">cuda:N; or cpu, to try the program itself.</param>
    /// <param name="part">A part of the ids, or all.</param>
    /// <param name="seconds">No network is begun after so many.</param>
    /// <param name="output">One line a network: largest difference over the site's standard deviation, and whether two passes gave the same bytes.</param>
    public static void Check(string device, string part, double seconds, TextWriter output)
    {
        TorchRuntime.Configure(Environment.ProcessorCount, device);
        var watch = Stopwatch.StartNew();
        int done = 0;
        foreach (ArchitectureEntry entry in ArchitectureCatalogue.All.Where(entry => part == "all" || entry.Id.Contains(part, StringComparison.Ordinal)).OrderBy(entry => entry.PublishedParameters ?? 0))
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                output.WriteLine($"{entry.Id}: not begun");
                continue;
            }

            done++;
            output.WriteLine($"{entry.Id}: {Compared(entry)}");
            output.Flush();
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done} networks in {watch.Elapsed.TotalSeconds:F0} s on {device}"));
    }

    /// <summary>Pictures a second: the forward pass alone with every block kept, and the whole way from pixels to rows on the processor.</summary>
    /// <param name="architecture">An id of the catalogue; untrained.</param>
    /// <param name="device">cpu or cuda:N.</param>
    /// <param name="batch">Pictures of a batch.</param>
    /// <param name="batches">Batches of a round.</param>
    /// <param name="isTf32">Whether convolutions may round their factors, as libtorch has it by default.</param>
    /// <param name="output">Two lines, and on a GPU what nvidia-smi says is in use.</param>
    public static void Speed(string architecture, string device, int batch, int batches, bool isTf32, TextWriter output)
    {
        TorchRuntime.Configure(Environment.ProcessorCount, device);
        if (isTf32)
        {
            torch.backends.cudnn.allow_tf32 = true;
        }

        using LoadedModel model = LoadedModel.Untrained(architecture, 0);
        LayerRequest[] requests = [.. model.DefaultLayers.Select(layer => new LayerRequest(layer, new ReadoutSpec(TokenPolicy.Mean, ProjectionSpec.None)))];
        LayerRequest[] whole = [.. model.DefaultLayers.Select(layer => new LayerRequest(layer, ReadoutSpec.Full))];
        Func<PixelImage>[] pictures = Pictures(model.InputSize, batch * batches);
        string kind = $"{architecture} {device} batch {batch}{(isTf32 ? " tf32" : string.Empty)}";
        output.WriteLine($"{kind}, {Environment.ProcessorCount} threads, expected peak {model.EstimatePeakBytes(whole, batch) >> 20} MiB beside the process");
        Print(output, $"{kind}, {requests.Length} layers, means", model, pictures, requests, batch);
        Print(output, $"{kind}, {whole.Length} layers, whole", model, pictures, whole, batch);
        output.WriteLine($"{kind}: peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB of the process{(device == "cpu" ? string.Empty : $", GPU {GpuMemory()}")}");
    }

    private static string Compared(ArchitectureEntry entry)
    {
        try
        {
            using Network network = entry.Create(Wiring.Real(), null);
            SeededInitialization.Fill(network, 7);
            using torch.Tensor input = Input(entry, network);
            Dictionary<string, float[]> processor = Pass(network, input);
            network.to(TorchRuntime.Device);
            using torch.Tensor moved = input.to(TorchRuntime.Device);
            Dictionary<string, float[]> first = Pass(network, moved);
            Dictionary<string, float[]> second = Pass(network, moved);
            bool isSame = first.All(site => site.Value.AsSpan().SequenceEqual(second[site.Key]));
            (string name, double error) = processor.Select(site => (site.Key, Error(site.Value, first[site.Key]))).MaxBy(site => double.IsNaN(site.Item2) ? double.MaxValue : site.Item2);
            return string.Create(CultureInfo.InvariantCulture, $"{processor.Count} sites, worst {error:E1} at {name}, two passes {(isSame ? "equal" : "DIFFER")}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return $"FAILED {exception.GetType().Name}: {exception.Message.Split('\n')[0]}{Environment.NewLine}{exception.StackTrace}";
        }
    }

    private static torch.Tensor Input(ArchitectureEntry entry, Network network)
    {
        using var generator = new torch.Generator(7);
        return network is TextNetwork text
            ? torch.randint(0, text.VocabularySize, (long[])[Stimuli, text.HasFixedLength ? text.ContextLength : Math.Min(Tokens, text.ContextLength)], dtype: torch.int64, generator: generator)
            : torch.randn((long[])[Stimuli, 3, entry.InputSize, entry.InputSize], dtype: torch.float32, generator: generator);
    }

    private static Dictionary<string, float[]> Pass(Network network, torch.Tensor input)
    {
        var reader = new Reader();
        network.Pass(input, reader).Dispose();
        return reader.Sites;
    }

    // Largest difference over the standard deviation of the site; of a constant site, over 1.
    private static double Error(float[] expected, float[] found)
    {
        double mean = expected.Average(value => (double)value);
        double deviation = Math.Sqrt(expected.Average(value => (value - mean) * (value - mean)));
        double largest = expected.Zip(found, (a, b) => a.Equals(b) ? 0 : Math.Abs((double)a - b)).Max();
        return largest / (deviation > 0 ? deviation : 1);
    }

    private static Func<PixelImage>[] Pictures(ImageSize size, int count)
    {
        byte[] pixels = new byte[3 * size.Height * size.Width];
        new Random(7).NextBytes(pixels);
        return [.. Enumerable.Range(0, count).Select(_ => new Func<PixelImage>(() => new PixelImage(size.Width, size.Height, pixels)))];
    }

    private static void Print(TextWriter output, string what, LoadedModel model, Func<PixelImage>[] pictures, LayerRequest[] requests, int batch)
    {
        model.Extract(pictures[..batch], requests, batch, new NoSink());
        double[] rates = [.. Enumerable.Range(0, 3).Select(_ =>
        {
            long from = Stopwatch.GetTimestamp();
            model.Extract(pictures, requests, batch, new NoSink());
            return pictures.Length / Stopwatch.GetElapsedTime(from).TotalSeconds;
        }).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {rates[1]:F1} images/s ({rates[0]:F1} to {rates[2]:F1})"));
        output.Flush();
    }

    private static string GpuMemory()
    {
        using Process asked = Process.Start(new ProcessStartInfo("nvidia-smi", ["--query-gpu=name,memory.used", "--format=csv,noheader"]) { RedirectStandardOutput = true })!;
        return asked.StandardOutput.ReadToEnd().Trim();
    }

    private sealed class NoSink : IActivationSink
    {
        public void Write(int request, int firstStimulus, ReadOnlySpan<float> rows, int units)
        {
        }
    }

    private sealed class Reader : ISiteRecorder
    {
        public Dictionary<string, float[]> Sites { get; } = [];

        public bool Wants(string name) => true;

        public void Visit(string name, SiteForm form, torch.Tensor x)
        {
            using torch.Tensor read = x.to(torch.float32).contiguous().cpu();
            Sites[name] = MemoryMarshal.Cast<byte, float>(read.bytes).ToArray();
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Models;
using Concord.Models.Activations;
using Concord.Models.Preprocessing;

namespace Concord.Benchmarks;

/// <summary>A folder of 100,000 pictures: to index, to hash, to decode and to stream in order; results in <c>Images.md</c>. The peer is <c>images.py</c>.</summary>
internal static class Images
{
    private const int Batch = 32;
    private const int Few = 10_000; // enough for a rate

    /// <summary>The lines of a table: what, files, seconds, CPU seconds, files a second, CPU milliseconds a file, the process' peak so far in MiB.</summary>
    /// <param name="folder">Made by <c>images.py make</c>.</param>
    /// <param name="count">Pictures to stream, from the first; at most ten thousand of them are also decoded alone.</param>
    /// <param name="output">Where it goes.</param>
    public static void Run(string folder, int count, TextWriter output)
    {
        TorchRuntime.Configure(1, "cpu");
        output.WriteLine("| what | files | seconds | CPU seconds | files/s | CPU ms a file | peak MiB |\n| --- | --- | --- | --- | --- | --- | --- |");
        Measure("a process that has done nothing", 1, () => { }, output);
        StimulusSet set = Measure("index: ImageFolder.Read", 0, () => ImageFolder.Read(folder), output);
        string table = Path.Combine(Path.GetTempPath(), $"concord-benchmark-{Environment.ProcessId}.csv");
        File.WriteAllLines(table, set.Ids.Reverse().Select(id => $"{id}.jpg,{id},1.5").Prepend("file_name,stimulus_id,size"));
        Measure("index by a CSV in another order", 0, () => ImageFolder.Read(folder, new ImageFolderOptions { Index = table }), output);
        File.Delete(table);
        Measure("hash: StimulusSet.Hash", set.Count, () => _ = set.Hash, output);
        StimulusSet some = set.Subset("some", [.. set.Ids.Take(count)]);
        int few = Math.Min(count, Few);
        Measure("decode, one thread", few, () => Decode(some.Stimuli.Take(few)), output);
        Measure("decode, all cores", few, () => Parallel.ForEach(some.Stimuli.Take(few), stimulus => stimulus.Load()), output);
        Measure($"stream: decode and prepare in order, batches of {Batch}", count, () => Stream(some), output);
    }

    private static void Decode(IEnumerable<Stimulus> stimuli)
    {
        foreach (Stimulus stimulus in stimuli)
        {
            stimulus.Load();
        }
    }

    // The way to a network, without the network.
    private static void Stream(StimulusSet set)
    {
        Func<PixelImage>[] pictures = [.. set.Stimuli.Select(stimulus => new Func<PixelImage>(() =>
        {
            RgbImage image = stimulus.Load();
            return new PixelImage(image.Width, image.Height, image.Rgb);
        }))];
        int next = 0;
        new InputPipeline(pictures, new ImageTransform(PreprocessingSpec.ImageNet()), new ImageSize(224, 224), Batch).Run(
            batch => next = batch.First == next ? batch.First + batch.Count : throw new InvalidOperationException($"batch {batch.First} after {next}"),
            CancellationToken.None);
    }

    private static void Measure(string what, int files, Action work, TextWriter output) =>
        Measure(what, files, () =>
        {
            work();
            return (StimulusSet?)null;
        }, output);

    private static T Measure<T>(string what, int files, Func<T> work, TextWriter output)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long from = Stopwatch.GetTimestamp();
        T result = work();
        double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        process.Refresh();
        double busy = (process.TotalProcessorTime - cpu).TotalSeconds;
        int count = result is StimulusSet set ? set.Count : files;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {count} | {seconds:F1} | {busy:F1} | {count / seconds:F0} | {1e3 * busy / count:F3} | {process.PeakWorkingSet64 >> 20} |"));
        return result;
    }
}

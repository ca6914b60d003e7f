using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Concord.Pipeline.Reporting;
using Concord.Pipeline.Storage;
using Concord.Pipeline.Tests.Reporting;

namespace Concord.Reports;

/// <summary>Writes reports to look at: a usual one, one of hostile names, one of many wide and long tables, and one of 100,000 rows.</summary>
internal static class Program
{
    private const int Models = 200;
    private const int Layers = 20;
    private const int Benchmarks = 25;
    private const int Draws = 200;

    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "A console program's entry prints.")]
    private static int Main(string[] arguments)
    {
        (string Name, Func<ReportInput> Make)[] reports = [("sample", () => SampleRun.Make()), ("hostile", HostileRun.Make), ("long", Long), ("many", Many)];
        foreach ((string name, Func<ReportInput> make) in reports.Where(report => arguments.Length < 2 || arguments[1..].Contains(report.Name, StringComparer.Ordinal)))
        {
            ReportInput input = make();
            long from = Stopwatch.GetTimestamp();
            string page = ReportWriter.Write(input, Path.Combine(arguments[0], name));
            using Process self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {input.Scores.Count} rows, {input.Resamples.Count} resamples, {Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s ({self.TotalProcessorTime.TotalSeconds:0.0} s of processor in all), page {new FileInfo(page).Length / 1024.0:0} kB, peak {self.PeakWorkingSet64 / 1048576.0:0} MiB"));
        }

        return 0;
    }

    // Sixty models, half of them with names of 45 characters without a place to break.
    private static ReportInput Long()
    {
        ReportInput sample = SampleRun.Make();
        return sample with
        {
            Name = "long",
            Scores = [.. Enumerable.Range(0, 60).Select(i => Row(i, 0, "fixed", 5) with { Model = i % 2 == 0 ? $"model-{i}" : $"model{i}" + new string('w', 40), Regime = "self-supervised-distilled" })],
            Resamples = [],
        };
    }

    private static ReportInput Many() => new()
    {
        Name = "many",
        Question = "How large may a report grow? (SAMPLE)",
        Scores = [.. from b in Enumerable.Range(0, Benchmarks) from m in Enumerable.Range(0, Models) from l in Enumerable.Range(0, Layers) select Row(m, b, l == 0 ? "fixed" : null, l)],
        Resamples = [.. from b in Enumerable.Range(0, Benchmarks) from m in Enumerable.Range(0, Models) let row = Row(m, b, "fixed", 0) from d in Enumerable.Range(0, Draws) select new ResampleRow(row.Benchmark, d, row.Fingerprint, row.Score + (0.02 * Noise(d, b)) + (0.01 * Noise(m, d)))],
        Jobs = [.. Enumerable.Range(0, Models * Benchmarks).Select(i => SampleRun.Job(i, "done"))],
    };

    private static ScoreRow Row(int model, int benchmark, string? selection, int layer)
    {
        double score = 0.2 + (0.1 * Noise(model, benchmark)) + (0.05 * Noise(layer, model));
        return SampleRun.Row($"network-{model:000}", $"dataset{benchmark / 5}.region{benchmark}", score) with
        {
            Architecture = $"network-{model}",
            Family = (model % 3) switch { 0 => "convnet", 1 => "transformer", _ => "mixer" },
            Regime = (model % 2) == 0 ? "supervised" : "self-supervised",
            Region = $"region{benchmark}",
            Dataset = $"dataset{benchmark / 5}",
            Selection = selection,
            Layer = $"blocks.{layer}",
            LayerIndex = layer,
            Depth = layer / (double)Layers,
            Ceiling = 0.6,
            Normalized = score / 0.6,
            CiLow = score - 0.04,
            CiHigh = score + 0.04,
            CiMethod = "percentile",
            Fingerprint = $"{benchmark:x4}{model:x4}{layer:x4}".PadRight(64, '0'),
        };
    }

    // −1 … 1, the same on every machine.
    private static double Noise(int a, int b) => Math.Sin((a * 12.9898) + (b * 78.233) + 1) * Math.Cos((a * 4.1) + (b * 1.7));
}

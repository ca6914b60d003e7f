using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Concord.Models;

namespace Concord.Benchmarks;

/// <summary>Runs ours and the peer alternately on the same files, each time in a process of its own, two threads each.</summary>
/// <remarks>
/// One process a round and side: peak memory is that side's alone, and a busy minute hits both. Medians over rounds. The peer needs numpy, and its library on
/// PYTHONPATH; without it ours alone is printed. Data live under the temporary folder and are removed.
/// </remarks>
internal static class SideBySide
{
    private const string Threads = "2";

    // A python3 that has numpy: $PYTHON where the first one on the path has not.
    private static readonly string Python = Environment.GetEnvironmentVariable("PYTHON") ?? "python3";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The whole contest, as a Markdown table.</summary>
    /// <param name="contest">What is compared.</param>
    /// <param name="rounds">Measured processes a side, 1 or more.</param>
    /// <param name="output">Where the table goes.</param>
    public static void Run(Contest contest, int rounds, TextWriter output)
    {
        string folder = Directory.CreateTempSubdirectory("concord-benchmark-").FullName;
        try
        {
            Start(Python, Script(contest), "data", folder);
            if (!Directory.EnumerateFiles(folder).Any())
            {
                throw new InvalidOperationException($"{Script(contest)} data made no file: run from the repository's root, with PYTHON naming a python3 that has numpy");
            }

            (string Name, Func<SideResult?> Measure)[] sides =
            [
                .. contest.Ours.Keys.Select(variant => ($"ours {variant}", new Func<SideResult?>(() => Start(Environment.ProcessPath!, contest.Name, "ours", variant, folder)))),
                .. contest.Peers.Select(variant => ($"peer {variant}", new Func<SideResult?>(() => Start(Python, Script(contest), variant, folder)))),
            ];
            List<SideResult>[] results = Array.ConvertAll(sides, _ => new List<SideResult>());
            for (int round = 0; round < rounds; round++)
            {
                for (int side = 0; side < sides.Length; side++)
                {
                    if (sides[side].Measure() is { } result)
                    {
                        results[side].Add(result);
                    }
                }
            }

            Print(contest, [.. sides.Select(side => side.Name)], results, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One measured process of ours: prints its line of JSON.</summary>
    /// <param name="contest">What is compared.</param>
    /// <param name="variant">A key of <see cref="Contest.Ours"/>.</param>
    /// <param name="folder">Where the data are.</param>
    /// <param name="output">The process's output.</param>
    public static void Ours(Contest contest, string variant, string folder, TextWriter output) => Measure(contest.Ours[variant](folder), output);

    /// <summary>Calls once to warm up, once measured, and prints the line of JSON.</summary>
    public static void Measure(Func<double> work, TextWriter output)
    {
        TorchRuntime.Configure(2, "cpu");
        work();
        using Process self = Process.GetCurrentProcess();
        TimeSpan cpu = self.TotalProcessorTime;
        long from = Stopwatch.GetTimestamp();
        double check = work();
        double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        self.Refresh();
        output.WriteLine(JsonSerializer.Serialize(new SideResult(seconds, (self.TotalProcessorTime - cpu).TotalSeconds, self.PeakWorkingSet64 / 1048576.0, check), Json));
    }

    /// <summary>Runs a program; its last line is the result, where it prints one.</summary>
    /// <returns>Null where the program printed no result or failed; what it said goes to the error stream.</returns>
    public static SideResult? Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (string name in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[name] = Threads;
        }

        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        string? last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith('{'));
        return process.ExitCode != 0 || last is null ? null : JsonSerializer.Deserialize<SideResult>(last, Json);
    }

    /// <summary>The middle value, or the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Script(Contest contest) => Path.Combine(Directory.GetCurrentDirectory(), "tests", "Benchmarks", contest.Script);

    private static void Print(Contest contest, string[] names, List<SideResult>[] results, TextWriter output)
    {
        SideResult[] medians = Array.ConvertAll(results, side => new SideResult(Median(side.Select(r => r.Seconds)), Median(side.Select(r => r.Cpu)), Median(side.Select(r => r.PeakMib)), Median(side.Select(r => r.Check))));
        SideResult peer = medians[contest.Ours.Count];
        output.WriteLine($"| {contest.Name} | seconds (least … most) | CPU seconds | peak MiB | check | times faster | memory of peer |\n| --- | --- | --- | --- | --- | --- | --- |");
        for (int side = 0; side < names.Length; side++)
        {
            SideResult m = medians[side];
            string range = results[side].Count == 0 ? "not run" : string.Create(CultureInfo.InvariantCulture, $"{m.Seconds:F3} ({results[side].Min(r => r.Seconds):F3} … {results[side].Max(r => r.Seconds):F3})");
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {names[side]} | {range} | {m.Cpu:F2} | {m.PeakMib:F0} | {m.Check:R} | {peer.Seconds / m.Seconds:F1} | {m.PeakMib / peer.PeakMib:F2} |"));
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Concord.Pipeline.Queueing;

namespace Concord.Benchmarks;

/// <summary>The job queue: seconds to submit and to list, claims and ends a second, with one and with four workers, as threads and as processes.</summary>
internal static class QueueSpeed
{
    private const int ScoresOfOne = 9;
    private const string Normal = "normal";
    private static readonly Capacity Large = new(8L << 30, 8L << 30, HasCpu: true, HasGpu: false);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The tables.</summary>
    /// <param name="folder">A folder on the disk that is measured; what is made in it is removed.</param>
    /// <param name="keys">Jobs: of ten, one extraction and nine scores that need it.</param>
    /// <param name="output">Where they go.</param>
    public static void Run(string folder, int keys, TextWriter output)
    {
        output.WriteLine("| synchronous | submit, s | submitted again, s | list all, s | list submissions, s |\n| --- | --- | --- | --- | --- |");
        foreach (string synchronous in new[] { QueueOpenOptions.Durable, Normal })
        {
            output.WriteLine(Lists(folder, synchronous, keys));
        }

        output.WriteLine("\n| synchronous | workers | jobs | claims and ends a second | claim p50, ms | claim p99, ms |\n| --- | --- | --- | --- | --- | --- |");
        foreach (string synchronous in new[] { QueueOpenOptions.Durable, Normal })
        {
            foreach ((int workers, bool processes) in new[] { (1, false), (4, false), (1, true), (4, true) })
            {
                output.WriteLine(Claims(folder, synchronous, keys / 5, workers, processes));
            }
        }
    }

    /// <summary>One worker process: claims and ends until nothing is left, and prints its claims' milliseconds.</summary>
    public static void Work(string path, string synchronous, TextWriter output)
    {
        using JobQueue queue = Open(path, synchronous);
        output.WriteLine(string.Join(' ', Drain(queue).Select(time => time.ToString("R", CultureInfo.InvariantCulture))));
    }

    private static JobQueue Open(string path, string synchronous) => JobQueue.Open(path, new QueueOpenOptions { Synchronous = synchronous }, TimeProvider.System);

    private static string Lists(string folder, string synchronous, int keys)
    {
        string path = Path.Combine(folder, "queue.db");
        QueueEntry[] jobs = Jobs(keys);
        using JobQueue queue = Open(path, synchronous);
        double[] seconds =
        [
            Seconds(() => queue.Submit("s", "benchmark", jobs, 0)),
            Seconds(() => queue.Submit("t", "again", jobs, 0)),
            Seconds(() => queue.Rows(null)),
            Seconds(() => queue.Submissions()),
        ];
        queue.Dispose();
        Clean(folder);
        return $"| {synchronous} | {string.Join(" | ", seconds.Select(second => second.ToString("0.000", CultureInfo.InvariantCulture)))} |";
    }

    private static string Claims(string folder, string synchronous, int keys, int workers, bool processes)
    {
        string path = Path.Combine(folder, "queue.db");
        using JobQueue queue = Open(path, synchronous);
        queue.Submit("s", "benchmark", Jobs(keys), 0);
        ConcurrentBag<double> times = [];
        double seconds = Seconds(() =>
        {
            Thread[] threads = [.. Enumerable.Range(0, workers).Select(_ => new Thread(() =>
            {
                foreach (double time in processes ? Start(path, synchronous) : DrainAlone(path, synchronous))
                {
                    times.Add(time);
                }
            }))];
            Array.ForEach(threads, thread => thread.Start());
            Array.ForEach(threads, thread => thread.Join());
        });
        if (times.Count != keys || queue.Rows(null).Any(row => row is not { State: JobState.Done, Attempt: 1 }))
        {
            throw new InvalidOperationException($"{times.Count} claims of {keys} jobs");
        }

        queue.Dispose();
        Clean(folder);
        double[] sorted = [.. times.Order()];
        string what = processes ? workers == 1 ? "process" : "processes" : workers == 1 ? "thread" : "threads";
        return string.Create(CultureInfo.InvariantCulture, $"| {synchronous} | {workers} {what} | {keys} | {keys / seconds:0} | {sorted[keys / 2]:0.00} | {sorted[(int)(keys * 0.99)]:0.0} |");
    }

    private static List<double> DrainAlone(string path, string synchronous)
    {
        using JobQueue queue = Open(path, synchronous);
        return Drain(queue);
    }

    private static List<double> Drain(JobQueue queue)
    {
        List<double> times = [];
        while (true)
        {
            long start = Stopwatch.GetTimestamp();
            if (queue.Claim("benchmark:1", Large, Lease) is { } claim)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                queue.End(claim.Key, claim.Epoch, new JobEnd(JobEndKind.Done, null, 1, 1));
            }
            else if (queue.HasEnded(null))
            {
                return times;
            }
        }
    }

    private static List<double> Start(string path, string synchronous)
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["queue", "work", path, synchronous]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(time => double.Parse(time, CultureInfo.InvariantCulture))];
    }

    private static QueueEntry[] Jobs(int keys) =>
    [
        .. Enumerable.Range(0, keys).Select(i => new QueueEntry
        {
            Key = Key(i),
            Kind = i % (ScoresOfOne + 1) == 0 ? "extract" : "score",
            Title = $"model {i / (ScoresOfOne + 1)} × benchmark {i % (ScoresOfOne + 1)}",
            DependsOn = i % (ScoresOfOne + 1) == 0 ? [] : [Key(i - (i % (ScoresOfOne + 1)))],
            IsDone = false,
            Device = "cpu",
            Memory = 1L << 30,
            ExpectedSeconds = 10,
        }),
    ];

    private static string Key(int number) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number)));

    private static double Seconds(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void Clean(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "queue.db*"))
        {
            File.Delete(file);
        }
    }
}

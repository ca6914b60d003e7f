using System.Diagnostics;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

/// <summary>Gives a reader damaged copies of a good file: each must end in a value or in a <see cref="DatasetException"/> that names the file, in bounded time and memory, with nothing written but what may be.</summary>
/// <remarks>
/// The reader gets the path of the damaged copy and must touch what it reads (values kept lazily are not proof). It may write below the folder `out` beside the copy, and nowhere else.
/// A stack overflow ends the test process, as it would end the product.
/// <code>
/// HostileReport report = HostileFiles.Check(Repository.Reference("npy", "f8_big.npy"), path => NpyFile.Read(path).ToDoubles());
/// Assert.True(report.Refused > 100, report.ToString());
/// </code>
/// </remarks>
internal static class HostileFiles
{
    /// <summary>Checks the whole file first (it must be read), then damaged copies of it.</summary>
    public static HostileReport Check(string goodFile, Action<string> read, HostileLimits? limits = null) =>
        Check(File.ReadAllBytes(goodFile), Path.GetExtension(goodFile), read, limits);

    /// <summary>As above, for bytes that a test made.</summary>
    /// <param name="whole">A good file.</param>
    /// <param name="extension">With its dot; readers may go by it.</param>
    /// <param name="read">Reads the file at a path and touches its values.</param>
    /// <param name="limits">Null: <see cref="HostileLimits"/>' defaults.</param>
    public static HostileReport Check(byte[] whole, string extension, Action<string> read, HostileLimits? limits = null)
    {
        limits ??= new HostileLimits();
        var report = new HostileReport(0, 0, TimeSpan.Zero, 0);
        Assert.Null(Try(new Mutation("nothing done", whole), extension, read, limits, ref report));
        report = report with { Read = 0 };
        var faults = new List<string>();
        foreach (Mutation mutation in Mutations.Of(whole, limits.Files, limits.Seed))
        {
            string? fault = Try(mutation, extension, read, limits, ref report);
            if (fault is not null)
            {
                faults.Add($"{mutation.Name}: {fault}");
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} of {limits.Files} damaged files:{Environment.NewLine}{string.Join(Environment.NewLine, faults.Take(20))}");
        return report;
    }

    private static string? Try(Mutation mutation, string extension, Action<string> read, HostileLimits limits, ref HostileReport report)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(Directory.CreateDirectory(folder.File("deep/inside")).FullName, "damaged" + extension);
        File.WriteAllBytes(path, mutation.Bytes);
        Outcome outcome = Run(path, read, TimeSpan.FromSeconds(limits.SecondsPerFile));
        if (outcome.Time is not { } time)
        {
            return $"not done after {limits.SecondsPerFile} s";
        }

        report = report with
        {
            Refused = report.Refused + (outcome.Fault is null ? 0 : 1),
            Read = report.Read + (outcome.Fault is null ? 1 : 0),
            Slowest = time > report.Slowest ? time : report.Slowest,
            MostBytes = Math.Max(outcome.Bytes, report.MostBytes),
        };
        long most = limits.BytesMore + ((long)limits.BytesPerFileByte * mutation.Bytes.Length);
        return outcome.Fault switch
        {
            DatasetException fault when !fault.Where.Contains(path, StringComparison.Ordinal) => $"an error that does not name the file: {fault.Message}",
            not (null or DatasetException) => outcome.Fault.ToString(),
            _ when mutation.Name == "nothing done" && outcome.Fault is not null => outcome.Fault.ToString(),
            _ when outcome.Bytes > most => $"{outcome.Bytes >> 20} MiB allocated, {most >> 20} allowed",
            _ => Stray(folder.Path, path),
        };
    }

    private static Outcome Run(string path, Action<string> read, TimeSpan limit)
    {
        Exception? fault = null;
        long bytes = 0;
        var clock = Stopwatch.StartNew();
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(path);
            }
#pragma warning disable CA1031 // Any exception at all is what is looked for.
            catch (Exception caught)
#pragma warning restore CA1031
            {
                fault = caught;
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        })
        { IsBackground = true };
        thread.Start();
        return thread.Join(limit) ? new Outcome(fault, clock.Elapsed, bytes) : new Outcome(null, null, 0);
    }

    // Escapes upwards ("../../x") land in the folders above the copy, which are ours too.
    private static string? Stray(string root, string path)
    {
        string allowed = Path.Combine(Path.GetDirectoryName(path)!, "out") + Path.DirectorySeparatorChar;
        string? stray = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).FirstOrDefault(file => file != path && !file.StartsWith(allowed, StringComparison.Ordinal));
        return stray is null ? null : $"wrote {Path.GetRelativePath(root, stray)}";
    }

    private readonly record struct Outcome(Exception? Fault, TimeSpan? Time, long Bytes);
}

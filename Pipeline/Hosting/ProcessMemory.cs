using System.Globalization;

namespace Concord.Pipeline.Hosting;

/// <summary>The memory of this process, as the operating system counts it.</summary>
public static class ProcessMemory
{
    /// <summary>Starts a new peak, where the system can (Linux).</summary>
    public static void ResetPeak()
    {
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where the peak cannot be reset it is the process's own: an upper bound for the job.
        }
    }

    /// <summary>Peak resident memory in bytes since the last reset.</summary>
    public static long Peak => ReadKibibytes("/proc/self/status", "VmHWM:") ?? Environment.WorkingSet;

    /// <summary>Memory in bytes that new work could have.</summary>
    public static long Available => ReadKibibytes("/proc/meminfo", "MemAvailable:") ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    private static long? ReadKibibytes(string file, string name)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        string? line = File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal));
        return line is not null && long.TryParse(line.AsSpan(name.Length).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture, out long kibibytes) ? kibibytes * 1024 : null;
    }
}

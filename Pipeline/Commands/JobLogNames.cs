namespace Concord.Pipeline.Commands;

/// <summary>Finds a job's log by the beginning of its key, queue or no queue: runs in the foreground leave logs too.</summary>
internal static class JobLogNames
{
    /// <summary>The whole key; null where no log or more than one begins so.</summary>
    public static string? Find(string store, string prefix)
    {
        string folder = Path.Combine(store, "logs", prefix.Length >= 8 && prefix.All(char.IsAsciiHexDigitLower) ? prefix[..2] : "none");
        string[] found = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, prefix + "*.jsonl").Take(2)] : [];
        return found.Length == 1 ? Path.GetFileNameWithoutExtension(found[0]) : null;
    }
}

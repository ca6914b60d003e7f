using System.Diagnostics;
using System.Globalization;

namespace Concord.Pipeline.Storage;

/// <summary>Names of what is being written: the writer's process and a number of its own, so that what a killed process left can be told from what a living one writes.</summary>
internal static class StagingName
{
    // Letters and digits only: the name is split at hyphens, and a store may be shared by machines.
    private static readonly string Machine = new([.. Environment.MachineName.Where(char.IsLetterOrDigit)]);

    /// <summary>A new name of this process: <c>PID-MACHINE-GUID</c>.</summary>
    public static string New() => Of(Environment.ProcessId);

    /// <summary>A new name of a process of this machine.</summary>
    public static string Of(int process) => $"{process.ToString(CultureInfo.InvariantCulture)}-{Machine}-{Guid.NewGuid():N}";

    /// <summary>The process of this machine that a name belongs to; null for another machine's, whose processes cannot be seen from here, and for another kind of name.</summary>
    public static int? OwnerOf(string name) =>
        name.Contains($"-{Machine}-", StringComparison.Ordinal) && int.TryParse(name.AsSpan(0, Math.Max(0, name.IndexOf('-', StringComparison.Ordinal))), CultureInfo.InvariantCulture, out int process) ? process : null;

    /// <summary>Whether the process is there; this one always is.</summary>
    public static bool IsAlive(int process)
    {
        if (process == Environment.ProcessId)
        {
            return true;
        }

        try
        {
            using Process found = Process.GetProcessById(process);
            return !IsZombie(process);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // In a container nobody may ask for the end of a process whose parent is gone: it stays in the table, and writes no more.
    private static bool IsZombie(int process)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/stat");
            return status.AsSpan(status.LastIndexOf(')') + 1).TrimStart() is ['Z' or 'X', ..];
        }
        catch (IOException)
        {
            return false;
        }
    }
}

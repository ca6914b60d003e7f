namespace Concord.Pipeline.Queueing;

/// <summary>The files that this process has open, by the names that they have now.</summary>
internal static class OpenFiles
{
    private const string Folder = "/proc/self/fd";

    /// <summary>Whether a file that is open is still the one of that name: false once it was removed, moved or replaced.</summary>
    /// <remarks>Asked of the kernel, not by opening the file: closing a second handle would drop SQLite's locks. Where there is no such table, whether a file of that name is there.</remarks>
    public static bool Has(string path) => !Directory.Exists(Folder)
        ? File.Exists(path)
        : Directory.EnumerateFileSystemEntries(Folder).Any(entry => Target(entry) == path);

    private static string? Target(string entry)
    {
        try
        {
            return new FileInfo(entry).LinkTarget;
        }
        catch (IOException)
        {
            // Closed by now.
            return null;
        }
    }
}

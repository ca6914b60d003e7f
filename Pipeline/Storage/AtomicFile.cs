namespace Concord.Pipeline.Storage;

/// <summary>Files that appear whole or not at all: written beside their place, flushed to disk, renamed.</summary>
public static class AtomicFile
{
    private const string Ending = ".tmp";

    /// <summary>Writes a text file.</summary>
    public static void WriteText(string path, string text) => Write(path, stream =>
    {
        using StreamWriter writer = new(stream, leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Writes a file through a stream.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string temporary = TemporaryBeside(path);
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Removes from a folder and those in it what writers that are gone left half-written; returns how many.</summary>
    public static int CleanTemporaries(string folder)
    {
        int removed = 0;
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).ToArray() : [])
        {
            // NAME.PID-MACHINE-GUID.tmp
            string writer = Path.GetExtension(path[..^Ending.Length]).TrimStart('.');
            if (StagingName.OwnerOf(writer) is { } process && !StagingName.IsAlive(process))
            {
                removed += Remove(path) ? 1 : 0;
            }
        }

        return removed;
    }

    private static bool Remove(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // Another process removed the folder meanwhile.
            return false;
        }
    }

    private static string TemporaryBeside(string path) => $"{path}.{StagingName.New()}{Ending}";
}

namespace Concord.Models.Training;

/// <summary>Files of a training's folder appear whole or not at all: written beside their place, flushed to disk, renamed.</summary>
internal static class WholeFile
{
    private const string Ending = ".part";

    /// <summary>Writes a file in place of the one that may be there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Replace(string path, Action<string> write)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}{Ending}";
        try
        {
            write(temporary);
            using (FileStream stream = new(temporary, FileMode.Open, FileAccess.ReadWrite))
            {
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

    /// <summary>Removes what writers that were killed left half-written.</summary>
    /// <param name="folder">An existing folder in which nobody writes.</param>
    public static void Clean(string folder)
    {
        foreach (string path in Directory.GetFiles(folder, "*" + Ending))
        {
            File.Delete(path);
        }
    }
}

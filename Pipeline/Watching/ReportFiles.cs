namespace Concord.Pipeline.Watching;

/// <summary>The files of a report that may be shown: those below its folder, of the kinds that a report has, reached without a link.</summary>
internal static class ReportFiles
{
    private const string First = "index.html";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".csv"] = "text/csv; charset=utf-8",
        [".md"] = "text/plain; charset=utf-8",
        [".tex"] = "text/plain; charset=utf-8",
        [".bib"] = "text/plain; charset=utf-8",
    };

    /// <summary>Finds a file; null where there is none that may be shown.</summary>
    /// <param name="folder">The report's folder.</param>
    /// <param name="path">The path below it, parts divided by strokes; empty for the report itself.</param>
    public static (string Path, string Kind)? Find(string folder, string? path)
    {
        string[] parts = (string.IsNullOrEmpty(path) ? First : path).Split('/');
        if (parts.Any(part => !IsPlain(part)) || !Kinds.TryGetValue(Path.GetExtension(parts[^1]), out string? kind))
        {
            return null;
        }

        string place = folder;
        for (int i = 0; i < parts.Length; i++)
        {
            place = Path.Combine(place, parts[i]);
            FileSystemInfo info = i == parts.Length - 1 ? new FileInfo(place) : new DirectoryInfo(place);
            if (!info.Exists || info.LinkTarget is not null)
            {
                return null;
            }
        }

        return (place, kind);
    }

    // Neither empty, hidden, upwards, a drive, a stream nor a second kind of stroke.
    private static bool IsPlain(string part) => part.Length > 0 && part[0] != '.' && part.All(c => c is not ('\\' or ':' or '/') && !char.IsControl(c));
}

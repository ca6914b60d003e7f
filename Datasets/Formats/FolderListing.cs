using System.IO.Enumeration;

namespace Concord.Datasets.Formats;

/// <summary>The picture files below a folder, with what is wrong with them.</summary>
/// <remarks>
/// Passed over without a word: names that begin with a dot, what systems leave behind (<c>Thumbs.db</c>, <c>desktop.ini</c>, <c>__MACOSX</c>), and files that go with data (texts, tables, licences).
/// Every other file is a picture or a fault. Contents are told by their first bytes.
/// </remarks>
internal sealed class FolderListing
{
    private static readonly string[] s_pictures = [".png", ".jpg", ".jpeg", ".jpe", ".webp", ".gif", ".bmp"];
    private static readonly string[] s_companions = ["", ".txt", ".md", ".rst", ".csv", ".tsv", ".tab", ".json", ".jsonl", ".yaml", ".yml", ".xml", ".html", ".pdf", ".bib", ".sha256", ".md5"];
    private static readonly string[] s_litter = ["Thumbs.db", "desktop.ini", "__MACOSX"];

    private readonly string _root;
    private readonly bool _followLinks;
    private readonly FaultList _faults;

    private FolderListing(string root, bool followLinks, FaultList faults)
    {
        _root = root;
        _followLinks = followLinks;
        _faults = faults;
    }

    /// <summary>Relative paths with /, in ordinal order.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="followLinks">Whether links to files elsewhere are taken.</param>
    /// <param name="faults">Filled.</param>
    /// <exception cref="DatasetException">The folder cannot be listed.</exception>
    public static string[] Of(string root, bool followLinks, FaultList faults)
    {
        var listing = new FolderListing(root, followLinks, faults);
        try
        {
            string[] files = [.. listing.Entries().Order(StringComparer.Ordinal)];
            listing.CheckCases(files);
            listing.CheckContents(files);
            return files;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(root, $"a folder that cannot be listed ({fault.Message})", "a readable folder", "Check the path and its permissions.", fault);
        }
    }

    private IEnumerable<string> Entries()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
        var entries = new FileSystemEnumerable<(string Path, bool IsLink, bool IsFolder, long Length)>(_root, (ref FileSystemEntry entry) => Describe(ref entry), options)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !IsLitter(entry.FileName) && (!entry.IsDirectory || IsLink(ref entry)),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLitter(entry.FileName) && !IsLink(ref entry),
        };
        return entries.Where(entry => IsWanted(entry.Path, entry.IsLink, entry.IsFolder, entry.Length)).Select(entry => entry.Path);
    }

    private (string Path, bool IsLink, bool IsFolder, long Length) Describe(ref FileSystemEntry entry)
    {
        string path = entry.ToFullPath()[(_root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/');
        bool isLink = IsLink(ref entry);
        return (path, isLink, entry.IsDirectory, isLink || entry.IsDirectory ? -1 : entry.Length);
    }

    private bool IsWanted(string path, bool isLink, bool isFolder, long length)
    {
        if (isFolder)
        {
            _faults.Add("linked folders", path);
            return false;
        }

        string extension = Path.GetExtension(path);
        if (!s_pictures.Contains(extension, StringComparer.OrdinalIgnoreCase))
        {
            if (!s_companions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            {
                _faults.Add("files of kinds that are not read", path);
            }

            return false;
        }

        if (isLink)
        {
            if (Target(path) is not { } target)
            {
                return false;
            }

            length = target.Length;
        }

        // Pipes and devices have no length either, and are never opened.
        if (length == 0)
        {
            _faults.Add("empty files", path);
            return false;
        }

        return true;
    }

    // The file that a link leads to; null where that is a fault.
    private FileInfo? Target(string path)
    {
        FileInfo? target = null;
        try
        {
            target = File.ResolveLinkTarget(Path.Combine(_root, path), returnFinalTarget: true) as FileInfo;
        }
        catch (IOException)
        {
            // a link that leads in a circle: no target
        }

        if (target is not { Exists: true })
        {
            _faults.Add("links that lead nowhere", path);
            return null;
        }

        bool isInside = Path.GetFullPath(target.FullName).StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isInside && !_followLinks)
        {
            _faults.Add("links that leave the folder", path);
            return null;
        }

        return target;
    }

    // On other file systems two such names are one file.
    private void CheckCases(string[] files)
    {
        var seen = new Dictionary<string, string>(files.Length, StringComparer.OrdinalIgnoreCase);
        foreach (string file in files)
        {
            if (!seen.TryAdd(file, file))
            {
                _faults.Add("names that differ in case alone", $"{file} and {seen[file]}");
            }
        }
    }

    private void CheckContents(string[] files)
    {
        bool[] isPicture = new bool[files.Length];
        InParallel.For(files.Length, i => isPicture[i] = ImageHeader.IsPicture(FileBytes.Front(Path.Combine(_root, files[i]), stackalloc byte[16])));
        foreach ((string file, bool _) in files.Zip(isPicture).Where(pair => !pair.Second))
        {
            _faults.Add("files that are no pictures", file);
        }
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsLitter(ReadOnlySpan<char> name)
    {
        foreach (string litter in s_litter)
        {
            if (name.Equals(litter, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return name.StartsWith('.');
    }
}

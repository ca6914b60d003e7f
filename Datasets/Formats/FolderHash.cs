using System.Text;

namespace Concord.Datasets.Formats;

/// <summary>One SHA-256 for a folder: what an entry states as its tree hash.</summary>
/// <remarks>
/// SHA-256 over one line a file, "&lt;sha256 hex&gt;  &lt;relative path with /&gt;\n" (as sha256sum writes), the lines sorted by path, byte by byte.
/// The same as: find . -type f | sed 's|^\./||' | LC_ALL=C sort | xargs sha256sum | sha256sum.
/// </remarks>
public static class FolderHash
{
    /// <summary>Hashes every file below a folder.</summary>
    /// <exception cref="DatasetException">The folder is not there or cannot be read.</exception>
    public static string Compute(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DatasetException(folder, "no such folder", "a folder", "Check the path.");
        }

        string[] paths = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];
        string[] hashes = new string[paths.Length];
        InParallel.For(paths.Length, i => hashes[i] = CanonicalHash.OfFile(Path.Combine(folder, paths[i])));
        return OfFiles(paths.Zip(hashes));
    }

    /// <summary>The hash of a folder whose files' hashes are known.</summary>
    /// <param name="files">Each file's path below the folder, with /, and its SHA-256 in lower case; in any order.</param>
    public static string OfFiles(IEnumerable<(string Path, string Sha256)> files)
    {
        var lines = new StringBuilder();
        foreach ((string path, string sha256) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            lines.Append(sha256).Append("  ").Append(path).Append('\n');
        }

        return CanonicalHash.OfBytes(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}

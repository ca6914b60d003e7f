using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Concord.Pipeline.Resolution;

/// <summary>SHA-256 of files and folders. A file is hashed once a process: while its size and time stand still, so does its hash.</summary>
public static class FileHash
{
    private static readonly ConcurrentDictionary<(string Path, long Length, long Ticks), string> Known = new();

    /// <summary>SHA-256 of a file's bytes, lower-case.</summary>
    public static string OfFile(string path)
    {
        FileInfo info = new(path);
        return Known.GetOrAdd((info.FullName, info.Length, info.LastWriteTimeUtc.Ticks), key =>
        {
            using FileStream stream = File.OpenRead(key.Path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        });
    }

    /// <summary>SHA-256 over the sorted lines "relative path, tab, SHA-256, line feed" of a folder's files; slashes forward.</summary>
    public static string OfFolder(string path)
    {
        StringBuilder lines = new();
        foreach ((string relative, string full) in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                     .Select(full => (Path.GetRelativePath(path, full).Replace('\\', '/'), full))
                     .OrderBy(pair => pair.Item1, StringComparer.Ordinal))
        {
            lines.Append(relative).Append('\t').Append(OfFile(full)).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}

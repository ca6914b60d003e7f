using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Concord.Pipeline.Resolution;

/// <summary>SHA-256 of files. A file is hashed once a process: while its size and time stand still, so does its hash.</summary>
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
}

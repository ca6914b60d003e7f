using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Concord.Pipeline.Resolution;

/// <summary>SHA-256 of files. A file is hashed once a process: while its size and time stand still, so does its hash.</summary>
public static class FileHash
{
    private static readonly ConcurrentDictionary<(string Path, long Length, long Ticks), string> Known = new();

    /// <summary>SHA-256 of a file's bytes, lower-case.</summary>
    public static string OfFile(string path) => Known.GetOrAdd(KeyOf(path), key =>
    {
        using FileStream stream = File.OpenRead(key.Path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });

    /// <summary>Whether a file is the one that is declared.</summary>
    internal static bool Fits(string path, SourceSpec source) => source.Accepts(OfFile(path), kind => DigestStream.OfFile(path, kind));

    /// <summary>Keeps the hash of a file that was worked out while it was written.</summary>
    internal static void Remember(string path, string sha256) => Known[KeyOf(path)] = sha256;

    private static (string Path, long Length, long Ticks) KeyOf(string path)
    {
        FileInfo info = new(path);
        return (info.FullName, info.Length, info.LastWriteTimeUtc.Ticks);
    }
}

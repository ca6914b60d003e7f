using System.Security.Cryptography;
using System.Text;
using Concord.Pipeline.Storage;

namespace Concord.Pipeline.Resolution;

/// <summary>The SHA-256 that files without a published one had when they first came, one small file an address: a later fetch must give the same.</summary>
/// <param name="store">The store's folder.</param>
internal sealed class FirstSeen(string store)
{
    /// <summary>The hash of the first fetch; null where there was none.</summary>
    public string? Of(string url)
    {
        string path = this.PathOf(url);
        return File.Exists(path) ? File.ReadLines(path).First().Trim() : null;
    }

    /// <summary>Keeps the hash of a first fetch.</summary>
    public void Remember(string url, string sha256) => AtomicFile.WriteText(this.PathOf(url), $"{sha256}\n{url}\n");

    /// <summary>Where the record of an address lies.</summary>
    public string PathOf(string url) => Path.Combine(store, "first-seen", KeyOf(url) + ".txt");

    /// <summary>A file name for an address.</summary>
    public static string KeyOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..32];
}

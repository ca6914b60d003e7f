using System.Security.Cryptography;
using System.Text;
using Concord.Datasets.Catalogue;
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
    /// <param name="url">The address.</param>
    /// <param name="sha256">What was found.</param>
    /// <param name="digest">The publisher's digest that the file was held against; null where there was none.</param>
    public void Remember(string url, string sha256, PublisherDigest? digest = null) => AtomicFile.WriteText(this.PathOf(url), $"{sha256}\n{url}\n{TextOf(digest)}");

    /// <summary>Whether the first fetch was held against this digest: a file that was accepted on trust, before its publisher stated one, was not.</summary>
    public bool WasHeldAgainst(string url, PublisherDigest digest) => File.Exists(this.PathOf(url)) && File.ReadLines(this.PathOf(url)).Contains(TextOf(digest).TrimEnd(), StringComparer.Ordinal);

    /// <summary>Where the record of an address lies.</summary>
    public string PathOf(string url) => Path.Combine(store, "first-seen", KeyOf(url) + ".txt");

    private static string TextOf(PublisherDigest? digest) => digest is null ? string.Empty : $"{digest.Name} {digest.Hex}\n";

    /// <summary>A file name for an address.</summary>
    public static string KeyOf(string url) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url)))[..32];
}

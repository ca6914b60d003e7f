using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Resolution;

/// <summary>SHA-256 of bytes as they pass, and beside it the kind of digest that a publisher states.</summary>
/// <param name="beside">The other kind; null for none.</param>
internal sealed class DigestStream(DigestKind? beside) : IDisposable
{
    private readonly IncrementalHash sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash? other = beside is { } kind ? IncrementalHash.CreateHash(AlgorithmOf(kind)) : null;

    /// <summary>How many bytes have passed.</summary>
    public long Length { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        this.sha256.AppendData(bytes);
        this.other?.AppendData(bytes);
        this.Length += bytes.Length;
    }

    /// <summary>Begins again.</summary>
    public void Reset()
    {
        if (this.Length > 0)
        {
            this.sha256.GetHashAndReset();
            this.other?.GetHashAndReset();
            this.Length = 0;
        }
    }

    /// <summary>The digests of what has passed so far, lower case; more may follow.</summary>
    public (string Sha256, string? Other) Current() => (Convert.ToHexStringLower(this.sha256.GetCurrentHash()), this.other is null ? null : Convert.ToHexStringLower(this.other.GetCurrentHash()));

    /// <summary>The digest of a whole file.</summary>
    public static string OfFile(string path, DigestKind kind)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(CryptographicOperations.HashData(AlgorithmOf(kind), stream));
    }

    public void Dispose()
    {
        this.sha256.Dispose();
        this.other?.Dispose();
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The publisher states no other; it is compared, never trusted above a SHA-256.")]
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The publisher states no other; it is compared, never trusted above a SHA-256.")]
    private static HashAlgorithmName AlgorithmOf(DigestKind kind) => kind == DigestKind.Sha1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.MD5;
}

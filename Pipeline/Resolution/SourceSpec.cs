using Concord.Datasets.Catalogue;

namespace Concord.Pipeline.Resolution;

/// <summary>A file that a dataset or a model declares.</summary>
/// <param name="What">Whose file it is, for messages: "weights of resnet20", "kriegeskorte92 (brain RDMs)".</param>
/// <param name="Url">Where it is published, or null.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits, or the first <see cref="ShortestPrefix"/> or more where the publisher gives no more; null where it gives none.</param>
/// <param name="Bytes">Its size in bytes, where known.</param>
/// <param name="DataPath">Its path under <c>CONCORD_DATA</c>, for files that no one may redistribute; or null.</param>
/// <param name="TreeSha256">For a folder: its tree hash, as <see cref="Concord.Datasets.Formats.FolderHash"/> has it.</param>
/// <param name="LandingPage">A page that leads a person to the file, or null.</param>
public sealed record SourceSpec(string What, string? Url, string? Sha256, long? Bytes = null, string? DataPath = null, string? TreeSha256 = null, string? LandingPage = null)
{
    /// <summary>The fewest digits of a SHA-256 that count as a declaration: 32 bits, enough against a broken file.</summary>
    public const int ShortestPrefix = Concord.Models.Catalogue.PublicWeights.ShortestPrefix;

    private const int WholeHash = 64;

    /// <summary>A digest of its publisher's that is no SHA-256, or null.</summary>
    public PublisherDigest? Digest { get; init; }

    /// <summary>How it is unpacked, for an archive whose contents are wanted; null for a file.</summary>
    public ArchiveForm? Archive { get; init; }

    /// <summary>Whether a folder is declared and not a file.</summary>
    public bool IsFolder => this.TreeSha256 is not null;

    /// <summary>Whether all digits of the hash are declared.</summary>
    public bool IsWholeHash => this.Sha256?.Length == WholeHash;

    /// <summary>What a file is compared with, in words.</summary>
    public string Declared => this.Sha256 is null ? this.Digest is null ? "no SHA-256" : $"{this.Digest.Name} {this.Digest.Hex}" : this.IsWholeHash ? this.Sha256 : $"{this.Sha256}… ({this.Sha256.Length} of 64 digits)";

    /// <summary>Whether a file of this SHA-256 is the declared one; a declaration without a hash accepts none.</summary>
    public bool Accepts(string sha256) => this.Sha256 is not null && sha256.StartsWith(this.Sha256, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file with these digests is the declared one. A whole SHA-256 decides alone; else the publisher's digest, where there is one, must agree too.</summary>
    /// <param name="sha256">The file's SHA-256.</param>
    /// <param name="other">Gives the file's digest of <see cref="Digest"/>'s kind; asked only where it matters.</param>
    internal bool Accepts(string sha256, Func<DigestKind, string> other) =>
        this.IsWholeHash || this.Digest is null
            ? this.Accepts(sha256)
            : (this.Sha256 is null || this.Accepts(sha256)) && other(this.Digest.Kind) == this.Digest.Hex;

    /// <summary>Refuses a hash that is no SHA-256 nor a long enough part of one.</summary>
    /// <exception cref="ResolutionException">Fewer than <see cref="ShortestPrefix"/> digits, more than 64, or other characters.</exception>
    public void RequireUsableHash()
    {
        if (this.Sha256 is { } digits && (digits.Length < ShortestPrefix || digits.Length > WholeHash || !digits.All(char.IsAsciiHexDigit)))
        {
            throw new ResolutionException($"{this.What}: '{digits}' is no SHA-256; expected 64 hexadecimal digits, or at least the first {ShortestPrefix}.");
        }
    }
}

namespace Concord.Datasets.Catalogue;

/// <summary>A file or folder that a dataset is read from.</summary>
/// <param name="Role">What the entry calls it.</param>
/// <param name="Url">Where it is public; null when it has no public location.</param>
/// <param name="Sha256">Hex, of the file's bytes; null for a folder, and where its publisher states none.</param>
/// <param name="Bytes">Size; null for a folder, and where it is not stated.</param>
/// <param name="Licence">As the source states it.</param>
/// <param name="DataPath">Path under CONCORD_DATA, for files without a public licence.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="TreeSha256">For a folder: <see cref="Formats.FolderHash"/> of it.</param>
public sealed record DatasetFile(
    string Role,
    string? Url,
    string? Sha256,
    long? Bytes,
    string Licence,
    string? DataPath,
    bool IsFolder = false,
    string? TreeSha256 = null)
{
    /// <summary>A digest of its publisher's that is no SHA-256; null where there is none, or the SHA-256 is known.</summary>
    public PublisherDigest? Digest { get; init; }

    /// <summary>How it is unpacked, for an archive whose contents are read; null for a file that is read itself.</summary>
    public ArchiveForm? Archive { get; init; }

    /// <summary>Whether the file was fetched from its address, by us, and was what is declared.</summary>
    public bool LocationVerified { get; init; } = true;

    /// <summary>Which file of which repository and commit states the address and the digest; null where the address itself names them.</summary>
    public string? Source { get; init; }
}

namespace Concord.Datasets.Catalogue;

/// <summary>A file or folder that a dataset is read from.</summary>
/// <param name="Role">What the entry calls it.</param>
/// <param name="Url">Where it is public; null when it has no public location.</param>
/// <param name="Sha256">Hex, of the file's bytes; null for a folder.</param>
/// <param name="Bytes">Size; null for a folder.</param>
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
    string? TreeSha256 = null);

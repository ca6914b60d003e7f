namespace Concord.Datasets.Catalogue;

/// <summary>Says that a file is an archive and that its loader is given the folder with what is in it.</summary>
/// <param name="Kind">How it is packed.</param>
/// <param name="UnpackedBytes">Bytes of what is in it, where a source states them; the disk is checked for them beforehand, and more is refused.</param>
/// <param name="TreeSha256">The tree hash of what is in it, as <see cref="Formats.FolderHash"/> has it, where known: then the folder is held against it each time.</param>
public sealed record ArchiveForm(ArchiveKind Kind, long? UnpackedBytes = null, string? TreeSha256 = null);

namespace Concord.Pipeline.Resolution;

/// <summary>A file that a dataset or a model declares.</summary>
/// <param name="What">Whose file it is, for messages: "weights of resnet20", "kriegeskorte92 (brain RDMs)".</param>
/// <param name="Url">Where it is published, or null.</param>
/// <param name="Sha256">Its SHA-256, 64 hexadecimal digits; null only for a local path that declares none.</param>
/// <param name="Bytes">Its size in bytes, where known.</param>
/// <param name="DataPath">Its path under <c>CONCORD_DATA</c>, for files that no one may redistribute; or null.</param>
/// <param name="TreeSha256">For a folder: its tree hash, as <see cref="Concord.Datasets.Formats.FolderHash"/> has it.</param>
public sealed record SourceSpec(string What, string? Url, string? Sha256, long? Bytes = null, string? DataPath = null, string? TreeSha256 = null)
{
    /// <summary>Whether a folder is declared and not a file.</summary>
    public bool IsFolder => this.TreeSha256 is not null;
}

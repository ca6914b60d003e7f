namespace Concord.Datasets.Catalogue;

/// <summary>The kinds of archive that are unpacked.</summary>
public enum ArchiveKind
{
    /// <summary>A zip file.</summary>
    Zip,

    /// <summary>A tar file.</summary>
    Tar,

    /// <summary>A tar file in gzip (<c>.tar.gz</c>, <c>.tgz</c>).</summary>
    TarGzip,
}

namespace Concord.Datasets.Catalogue;

/// <summary>The kinds of digest, beside SHA-256, that publishers state.</summary>
public enum DigestKind
{
    /// <summary>160 bits.</summary>
    Sha1,

    /// <summary>128 bits.</summary>
    Md5,
}

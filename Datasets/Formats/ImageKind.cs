namespace Concord.Datasets.Formats;

/// <summary>The picture formats that are read, told by a file's first bytes.</summary>
internal enum ImageKind
{
    Png,
    Jpeg,
    WebP,
    Gif,
    Bmp,
}

namespace Concord.Pipeline.Resolution.Archives;

/// <summary>What an archive may hold before it counts as a bomb.</summary>
internal sealed record ArchiveLimits
{
    /// <summary>Files and folders. Default 2,000,000: the training images of ImageNet are 1,281,167.</summary>
    public int Entries { get; init; } = 2_000_000;

    /// <summary>Bytes of all files together. Default 4 TiB.</summary>
    public long Bytes { get; init; } = 4L << 40;

    /// <summary>How many times the archive's own size its contents may be, beyond <see cref="Harmless"/>. Default 200; text packs about tenfold, deflate at most 1,032-fold.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Bytes that are let pass whatever the ratio. Default 64 MiB.</summary>
    public long Harmless { get; init; } = 64L << 20;

    /// <summary>Folders in one another. Default 32.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Bytes of a path in UTF-8. Default 1,024.</summary>
    public int PathBytes { get; init; } = 1024;

    /// <summary>The most bytes that may come out of an archive.</summary>
    /// <param name="packed">The archive's size.</param>
    /// <param name="declared">What its entry declares; null for nothing.</param>
    public long MostBytes(long packed, long? declared) => declared ?? Math.Min(this.Bytes, Math.Max(this.Harmless, packed > long.MaxValue / this.Ratio ? long.MaxValue : packed * this.Ratio));
}

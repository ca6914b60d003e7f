namespace Concord.Datasets.Formats;

/// <summary>The choices that a picture file leaves open. They belong to the stimuli: other choices, other pixels.</summary>
public sealed record ImageDecoding
{
    /// <summary>Transparency refused, orientation not applied, 16 bits rounded.</summary>
    public static ImageDecoding Default { get; } = new();

    /// <summary>What becomes of pixels that are not opaque.</summary>
    /// <value>Default: refused.</value>
    public AlphaRule Alpha { get; init; } = AlphaRule.Refused;

    /// <summary>Whether the picture is turned and mirrored as its EXIF orientation says, as PIL's <c>ImageOps.exif_transpose</c>.</summary>
    /// <value>Default false: as PIL's open, and so torchvision's and model-vs-human's.</value>
    public bool Upright { get; init; }

    /// <summary>How 16 bits a channel become 8.</summary>
    /// <value>Default: rounded.</value>
    public SixteenBitRule SixteenBit { get; init; }

    /// <summary>Stable text of all choices; it enters content hashes where it is not the default's.</summary>
    public string Canonical => $"alpha={Alpha.Canonical};orientation={(Upright ? "applied" : "ignored")};16bit={(SixteenBit is SixteenBitRule.HighByte ? "high-byte" : "rounded")}";
}

namespace Concord.Alignment.Behaviour;

/// <summary>Every signature over images: one line each.</summary>
public static class ImageSignatures
{
    /// <summary>All signatures.</summary>
    public static IReadOnlyList<IImageSignature> All { get; } = [new I1Signature(), new I2nSignature()];
}

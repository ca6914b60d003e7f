namespace Concord.Models.Preprocessing;

/// <summary>Pictures of any size as squares of one.</summary>
public static class CentredSquare
{
    /// <summary>What is done, for fingerprints.</summary>
    public const string Canonical = "pillow bilinear, shorter side, centre crop";

    /// <summary>Brings the shorter side to a size as Pillow's bilinear filter does, and cuts out the middle.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="side">Pixels a side, 1 or more.</param>
    /// <param name="rgb">Filled with (side × side × 3) bytes, row by row, colours interleaved.</param>
    public static void Fill(PixelImage image, int side, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, 3 * side * side, nameof(rgb));
        ImageSize size = ResizeTarget.Shorter(side).SizeFor(image.Height, image.Width);
        PilResize.Resize(image.Rgb.Span, new ImageSize(image.Height, image.Width), size, new PixelWindow((size.Width - side) / 2, (size.Height - side) / 2, side, side), Interpolation.Bilinear, rgb);
    }
}

using System.Globalization;

namespace Concord.Models.Preprocessing;

/// <summary>What a picture is resized to: its shorter side (keeping its proportions) or an exact size.</summary>
public sealed record ResizeTarget
{
    private ResizeTarget(int? shorterSide, ImageSize exact)
    {
        ShorterSide = shorterSide;
        Exact = exact;
    }

    /// <summary>Length of the shorter side in pixels, or null for an exact size.</summary>
    public int? ShorterSide { get; }

    /// <summary>The exact size; only where <see cref="ShorterSide"/> is null.</summary>
    public ImageSize Exact { get; }

    /// <summary>The shorter side becomes <paramref name="pixels"/>, the longer one keeps the proportion, cut to whole pixels.</summary>
    public static ResizeTarget Shorter(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 1);
        return new ResizeTarget(pixels, default);
    }

    /// <summary>Both sides are set; proportions may change.</summary>
    public static ResizeTarget To(int height, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        return new ResizeTarget(null, new ImageSize(height, width));
    }

    /// <summary>The size that a picture gets: torchvision's rule, long = (int)(size · long / short).</summary>
    public ImageSize SizeFor(int height, int width)
    {
        if (ShorterSide is not { } side)
        {
            return Exact;
        }

        // torchvision divides in Python's float64: int(size * long / short).
        return height <= width
            ? new ImageSize(side, (int)((double)((long)side * width) / height))
            : new ImageSize((int)((double)((long)side * height) / width), side);
    }

    /// <summary><c>shorter 256</c> or <c>224x224</c>.</summary>
    public override string ToString() => ShorterSide is { } side ? string.Create(CultureInfo.InvariantCulture, $"shorter {side}") : Exact.ToString();
}

namespace Concord.Models.Preprocessing;

/// <summary>The numbers that pixels 0 to 255 become before mean and standard deviation are taken off.</summary>
/// <param name="Low">Value of pixel 0.</param>
/// <param name="High">Value of pixel 255.</param>
public readonly record struct PixelRange(double Low, double High)
{
    /// <summary>0 to 1: torchvision's <c>ToTensor</c>.</summary>
    public static PixelRange Unit => new(0, 1);

    /// <summary>0 to 255: pixels as they are.</summary>
    public static PixelRange Bytes => new(0, 255);
}

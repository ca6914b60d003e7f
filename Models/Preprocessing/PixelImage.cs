namespace Concord.Models.Preprocessing;

/// <summary>A decoded stimulus: interleaved RGB, 8 bits a channel. Equality is by reference of the memory; the default has no pixels and is refused.</summary>
/// <param name="Width">Width in pixels, 1 or more.</param>
/// <param name="Height">Height in pixels, 1 or more.</param>
/// <param name="Rgb">(height x width x 3) row-major, length 3·Width·Height.</param>
public readonly record struct PixelImage(int Width, int Height, ReadOnlyMemory<byte> Rgb);

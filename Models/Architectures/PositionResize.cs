namespace Concord.Models.Architectures;

/// <summary>How a table of positions learned on one grid of patches becomes that of another: bicubic.</summary>
/// <param name="Antialias">Whether the filter widens when the grid shrinks.</param>
/// <param name="Offset">Added to the new side before the scale is taken, as DINO's code does against rounding; 0 where the size alone counts.</param>
internal sealed record PositionResize(bool Antialias, double Offset)
{
    /// <summary>As timm's <c>resample_abs_pos_embed</c>.</summary>
    public static PositionResize Antialiased { get; } = new(true, 0);

    /// <summary>As DINO and DINOv2: scale (side + 0.1)/grid, no antialiasing.</summary>
    public static PositionResize Dino { get; } = new(false, 0.1);
}

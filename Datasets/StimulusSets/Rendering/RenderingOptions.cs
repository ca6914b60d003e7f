namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Which rendered images.</summary>
/// <remarks>Two streams that differ in <see cref="OwnTexture"/> alone show the same scenes with other textures.</remarks>
public sealed record RenderingOptions
{
    /// <summary>The probability of the own texture at which textures tell nothing about categories: all twelve alike.</summary>
    public const double Independent = 1.0 / 12;

    /// <summary>The seed of the test sets in the catalogue.</summary>
    public const ulong DefaultSeed = 20260707;

    /// <summary>Seeds everything.</summary>
    /// <value><see cref="DefaultSeed"/></value>
    public ulong Seed { get; init; } = DefaultSeed;

    /// <summary>Pixels a side, 16…256; 32 and 64 are what the textures were made for.</summary>
    /// <value>32</value>
    public int Side { get; init; } = 32;

    /// <summary>The probability that an image has its category's own texture, 0…1; the other eleven share the rest alike.</summary>
    /// <value><see cref="Independent"/></value>
    public double OwnTexture { get; init; } = Independent;
}

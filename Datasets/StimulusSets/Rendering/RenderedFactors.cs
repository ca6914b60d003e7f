namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>All that a rendered image is drawn from: two equal ones are the same picture at the same size in pixels.</summary>
/// <remarks>Places and lengths are fractions of the picture's side, whole multiples of 1/1024, so that they are written and read back exactly; angles are whole degrees, clockwise.</remarks>
public sealed record RenderedFactors
{
    /// <summary>The object's category, one of <see cref="RenderedImages.Categories"/>.</summary>
    public required int Category { get; init; }

    /// <summary>The texture, one of <see cref="RenderedImages.Textures"/>; texture <c>i</c> is category <c>i</c>'s own.</summary>
    public required int Texture { get; init; }

    /// <summary>How it is drawn.</summary>
    public RenderedStyle Style { get; init; }

    /// <summary>Middle of the object's bounding box before it is turned, from the left.</summary>
    public required double X { get; init; }

    /// <summary>The same from the top.</summary>
    public required double Y { get; init; }

    /// <summary>Distance from there to the farthest point of the object: its size.</summary>
    public required double Radius { get; init; }

    /// <summary>How far the object is turned.</summary>
    public required int Rotation { get; init; }

    /// <summary>Whether left and right are exchanged, before it is turned.</summary>
    public required bool Mirrored { get; init; }

    /// <summary>How much wider than designed, in 1/256.</summary>
    public required int Aspect { get; init; }

    /// <summary>The first parameter of the category's form, 0…256.</summary>
    public required int FormA { get; init; }

    /// <summary>The second, 0…256.</summary>
    public required int FormB { get; init; }

    /// <summary>Length after which the texture repeats, or the size of its pieces.</summary>
    public required double TexturePeriod { get; init; }

    /// <summary>How far the texture is turned against the object.</summary>
    public required int TextureAngle { get; init; }

    /// <summary>Where the texture begins, in 1/256 of its period.</summary>
    public required int TexturePhaseX { get; init; }

    /// <summary>The same across.</summary>
    public required int TexturePhaseY { get; init; }

    /// <summary>The texture's first colour.</summary>
    public required Paint FirstColour { get; init; }

    /// <summary>Its second colour.</summary>
    public required Paint SecondColour { get; init; }

    /// <summary>Where the light comes from: the direction in which the object gets darker.</summary>
    public required int LightAngle { get; init; }

    /// <summary>What stands behind.</summary>
    public required BackdropKind Backdrop { get; init; }

    /// <summary>The background's main colour.</summary>
    public required Paint BackColour { get; init; }

    /// <summary>Its other colour.</summary>
    public required Paint BesideColour { get; init; }

    /// <summary>How much darker the texture makes the background where it has its second colour, in 1/256: as in photographs, textures do not end with the object.</summary>
    public required int Relief { get; init; }

    /// <summary>How many small things lie behind the object.</summary>
    public required int Clutter { get; init; }

    /// <summary>What stands in front.</summary>
    public Occluder Occluder { get; init; }

    /// <summary>Half width of the uniform noise added to each channel, in levels 0…255.</summary>
    public int Noise { get; init; }

    /// <summary>Seeds the places and colours of clutter and occluder, the clouds, the noise and the pieces of irregular textures.</summary>
    public required ulong SceneSeed { get; init; }
}

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Draws the factors of one image from its number.</summary>
/// <remarks>
/// Sizes are on a lattice of 1/1024 of the side, and the size's remainder by three is the split's number: so no scene of one split can be in another.
/// Categories come in turn, so that twelve images in a row hold each once.
/// </remarks>
internal static class FactorSampler
{
    /// <summary>Steps of places and lengths in the side.</summary>
    public const int Lattice = 1024;

    /// <summary>Smallest size, in steps.</summary>
    public const int LeastRadius = 320;

    /// <summary>How many sizes each split has, three steps apart.</summary>
    public const int Radii = 40;

    /// <summary>The farthest from the middle that a place is, each way, in steps.</summary>
    public const int Reach = 61;

    /// <summary>The farthest that an object is turned in training, in degrees.</summary>
    public const int Turn = 30;

    /// <summary>The farthest that a texture is turned against its object, in degrees.</summary>
    public const int Slant = 20;

    private const int Kinds = 4;
    private const int MostClutter = 5;
    private const int LeastContrast = 75;
    private const int LeastDistance = 150;

    public static RenderedFactors Draw(ulong seed, RenderedSplit split, int index, double ownTexture)
    {
        ulong key = SplitMix.Mix(SplitMix.Mix(seed ^ (((ulong)split + 1) * 0xD1B54A32D192ED03)) + (ulong)index);
        int category = index % ObjectShapes.All.Count;
        SplitMix pose = Of(key, RandomStream.Pose);
        SplitMix form = Of(key, RandomStream.Form);
        SplitMix surface = Of(key, RandomStream.Surface);
        SplitMix backdrop = Of(key, RandomStream.Backdrop);
        SplitMix occluder = Of(key, RandomStream.Occluder);
        (Paint first, Paint second, Paint back, Paint beside) = Colours(Of(key, RandomStream.Colour));
        return new RenderedFactors
        {
            Category = category,
            Texture = TextureOf(Of(key, RandomStream.Texture), category, ownTexture),
            Radius = (LeastRadius + (3.0 * pose.Below(Radii)) + (int)split) / Lattice,
            X = Place(pose),
            Y = Place(pose),
            Rotation = pose.Below((2 * Turn) + 1) - Turn,
            Mirrored = pose.Below(2) == 1,
            Aspect = 210 + form.Below(103),
            FormA = form.Below(257),
            FormB = form.Below(257),
            TexturePeriod = (150.0 + surface.Below(61)) / Lattice,
            TextureAngle = surface.Below((2 * Slant) + 1) - Slant,
            TexturePhaseX = surface.Below(256),
            TexturePhaseY = surface.Below(256),
            FirstColour = first,
            SecondColour = second,
            LightAngle = surface.Below(360),
            Backdrop = (BackdropKind)backdrop.Below(Kinds),
            BackColour = back,
            BesideColour = beside,
            Relief = 30 + backdrop.Below(51),
            Clutter = Of(key, RandomStream.Clutter).Below(MostClutter + 1),
            Occluder = occluder.Below(4) == 0 ? (Occluder)(1 + occluder.Below(2)) : Occluder.None,
            SceneSeed = Of(key, RandomStream.Scene).Next(),
        };
    }

    public static SplitMix Of(ulong key, RandomStream stream) => new(SplitMix.Mix(key ^ ((ulong)stream * 0x9E3779B97F4A7C15)));

    private static double Place(SplitMix random) => ((Lattice / 2) + (double)random.Below((2 * Reach) + 1) - Reach) / Lattice;

    // With the stated probability the category's own, else one of the others, all alike.
    private static int TextureOf(SplitMix random, int category, double own)
    {
        int textures = SurfaceTextures.All.Count;
        return random.Fraction() < own ? category : (category + 1 + random.Below(textures - 1)) % textures;
    }

    // The two colours of a texture differ in brightness, and the background in hue or brightness from both.
    private static (Paint First, Paint Second, Paint Back, Paint Beside) Colours(SplitMix random)
    {
        Paint first = Paint.Any(random);
        Paint second = Paint.Where(random, paint => Math.Abs(paint.Luma - first.Luma) >= LeastContrast);
        Paint back = Paint.Where(random, paint => paint.Distance(first) >= LeastDistance && paint.Distance(second) >= LeastDistance);
        return (first, second, back, back.Towards(Paint.Any(random), 80));
    }
}

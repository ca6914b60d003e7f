namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Images of objects with known factors, drawn when asked for: image <c>index</c> of a split is the same bytes on every machine, in every order, from any thread.</summary>
/// <remarks>
/// For training: as many images as there are whole numbers. Twelve categories in turn; texture <c>i</c> is the own one of category <c>i</c> and comes with the probability that the options state.
/// Nothing is kept between calls.
/// </remarks>
public sealed class RenderedImages
{
    private readonly RenderedSplit _split;
    private readonly RenderingOptions _options;

    /// <summary>Checks the options.</summary>
    /// <param name="split">Which part; no image of one is in another.</param>
    /// <param name="options">Seed, size and association.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side or a probability out of range.</exception>
    public RenderedImages(RenderedSplit split, RenderingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Side, LeastSide, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Side, MostSide, nameof(options));
        if (!(options.OwnTexture is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.OwnTexture, "The probability of the own texture is from 0 to 1.");
        }

        _split = split;
        _options = options;
    }

    /// <summary>The smallest side in pixels.</summary>
    public const int LeastSide = 16;

    /// <summary>The largest.</summary>
    public const int MostSide = 256;

    /// <summary>The categories of shape, in the order of their labels.</summary>
    public static IReadOnlyList<string> Categories { get; } = [.. ObjectShapes.All.Select(shape => shape.Name)];

    /// <summary>The textures, in the order of their labels.</summary>
    public static IReadOnlyList<string> Textures { get; } = [.. SurfaceTextures.All.Select(texture => texture.Name)];

    /// <summary>Pixels a side.</summary>
    public int Side => _options.Side;

    /// <summary>Bytes of one image: 3 · side².</summary>
    public int Length => 3 * Side * Side;

    /// <summary>What image <paramref name="index"/> is drawn from, its labels among it.</summary>
    /// <param name="index">0 or more.</param>
    public RenderedFactors Factors(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return FactorSampler.Draw(_options.Seed, _split, index, _options.OwnTexture);
    }

    /// <summary>Draws an image.</summary>
    /// <param name="index">0 or more.</param>
    /// <param name="rgb">Gets the pixels, row-major from the top left, interleaved R G B; of <see cref="Length"/>.</param>
    /// <returns>What it was drawn from.</returns>
    public RenderedFactors Render(int index, Span<byte> rgb)
    {
        RenderedFactors factors = Factors(index);
        Draw(factors, Side, rgb);
        return factors;
    }

    /// <summary>Draws factors of your own.</summary>
    /// <param name="factors">What to draw.</param>
    /// <param name="side">Pixels a side.</param>
    /// <param name="rgb">Gets the pixels; of length 3 · side².</param>
    public static void Draw(RenderedFactors factors, int side, Span<byte> rgb)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rgb.Length, 3 * side * side, nameof(rgb));
        ScenePainter.Draw(factors, side, rgb);
    }

    /// <summary>The same as a picture.</summary>
    /// <param name="factors">What to draw.</param>
    /// <param name="side">Pixels a side.</param>
    public static RgbImage Draw(RenderedFactors factors, int side)
    {
        byte[] rgb = new byte[3 * side * side];
        Draw(factors, side, rgb);
        return new RgbImage(side, side, rgb);
    }
}

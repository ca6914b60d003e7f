using Concord.Models.Regimes;

namespace Concord.Models.Training;

/// <summary>One way of showing a picture: shifted, mirrored, turned about its centre.</summary>
/// <param name="Right">Shift to the right, pixels.</param>
/// <param name="Down">Shift downwards, pixels.</param>
/// <param name="IsFlipped">Mirrored left to right.</param>
/// <param name="Angle">Turn, radians.</param>
internal readonly record struct PictureView(int Right, int Down, bool IsFlipped, double Angle)
{
    private const float Scale = 1 / 255f;

    /// <summary>Numbers of a stream that one draw takes.</summary>
    public const int Draws = 4;

    /// <summary>The picture as it is.</summary>
    public static PictureView Plain { get; }

    /// <summary>Draws a view.</summary>
    /// <param name="augmentation">What may vary.</param>
    /// <param name="random">The stream.</param>
    /// <param name="position">Position of the first of <see cref="Draws"/> numbers.</param>
    public static PictureView Draw(Augmentation augmentation, CounterRandom random, long position) => new(
        Whole(augmentation.Shift, random.Uniform(position)),
        Whole(augmentation.Shift, random.Uniform(position + 1)),
        augmentation.HasFlip && random.Uniform(position + 2) < 0.5,
        augmentation.HasRotation ? 2 * Math.PI * random.Uniform(position + 3) : 0);

    /// <summary>Writes the view's pixels.</summary>
    /// <param name="rgb">The picture's bytes, colours interleaved.</param>
    /// <param name="side">Pixels a side.</param>
    /// <param name="chw">(3 × side × side), 0 to 1.</param>
    public void Write(ReadOnlySpan<byte> rgb, int side, Span<float> chw)
    {
        if (Angle != 0)
        {
            Turn(rgb, side, chw);
            return;
        }

        int plane = side * side;
        for (int y = 0; y < side; y++)
        {
            int row = Math.Clamp(y - Down, 0, side - 1) * side;
            for (int x = 0; x < side; x++)
            {
                int from = 3 * (row + Math.Clamp((IsFlipped ? side - 1 - x : x) - Right, 0, side - 1));
                int to = (y * side) + x;
                chw[to] = rgb[from] / 255f;
                chw[plane + to] = rgb[from + 1] / 255f;
                chw[(2 * plane) + to] = rgb[from + 2] / 255f;
            }
        }
    }

    private static int Whole(int most, double uniform) => (int)(uniform * ((2 * most) + 1)) - most;

    private void Turn(ReadOnlySpan<byte> rgb, int side, Span<float> chw)
    {
        (double sin, double cos) = Math.SinCos(Angle);
        double centre = (side - 1) / 2.0;
        int plane = side * side;
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                double across = (IsFlipped ? side - 1 - x : x) - Right - centre;
                double along = y - Down - centre;
                Bilinear(rgb, side, (cos * across) - (sin * along) + centre, (sin * across) + (cos * along) + centre, chw[((y * side) + x)..], plane);
            }
        }
    }

    /// <summary>The colours at a point between pixels; the nearest pixel of the edge outside.</summary>
    /// <param name="rgb">The picture's bytes.</param>
    /// <param name="side">Pixels a side.</param>
    /// <param name="x">Column of the point.</param>
    /// <param name="y">Row of the point.</param>
    /// <param name="colours">Red, green and blue are written at 0, <paramref name="plane"/> and twice it.</param>
    /// <param name="plane">Distance between colours.</param>
    internal static void Bilinear(ReadOnlySpan<byte> rgb, int side, double x, double y, Span<float> colours, int plane)
    {
        double left = Math.Floor(x);
        double top = Math.Floor(y);
        float right = (float)(x - left);
        float down = (float)(y - top);
        int x0 = Math.Clamp((int)left, 0, side - 1);
        int x1 = Math.Clamp((int)left + 1, 0, side - 1);
        int y0 = Math.Clamp((int)top, 0, side - 1) * side;
        int y1 = Math.Clamp((int)top + 1, 0, side - 1) * side;
        for (int colour = 0; colour < 3; colour++)
        {
            float above = ((1 - right) * rgb[(3 * (y0 + x0)) + colour]) + (right * rgb[(3 * (y0 + x1)) + colour]);
            float below = ((1 - right) * rgb[(3 * (y1 + x0)) + colour]) + (right * rgb[(3 * (y1 + x1)) + colour]);
            colours[colour * plane] = (((1 - down) * above) + (down * below)) * Scale;
        }
    }
}

namespace Concord.Datasets.StimulusSets.Drawing;

/// <summary>One shape in one pose with one texture before one background, and its picture.</summary>
/// <remarks>
/// Only +, −, ×, ÷, square root, floor and comparisons of doubles are used, which IEEE 754 fixes to the last bit: the bytes are the same on every machine.
/// Rotation goes by t = tan(θ/2): cos θ = (1 − t²)/(1 + t²), sin θ = 2t/(1 + t²). 4 × 4 points a pixel.
/// </remarks>
internal sealed class Scene
{
    public const int Side = 64;
    private const int Supersampling = 4;
    private const double Outline = 0.07;

    private readonly Shape _shape;
    private readonly Texture _texture;
    private readonly Background _background;
    private readonly Colour _first;
    private readonly Colour _second;
    private readonly double _x;
    private readonly double _y;
    private readonly double _size;
    private readonly double _cos;
    private readonly double _sin;

    public Scene(Shape shape, Texture texture, int backgroundKind, SplitMix random)
    {
        _shape = shape;
        _texture = texture;
        _first = Colour.Palette[random.Below(Colour.Palette.Count)];
        _second = Contrasting(_first, 0.15, random);
        Colour behind = Contrasting(_first, 0.22, random).Towards(new Colour(0.8, 0.8, 0.8), 0.35);
        Colour beside = Colour.Palette[random.Below(Colour.Palette.Count)];
        _background = new Background(backgroundKind, behind, behind.Towards(beside, 0.4), random.Next());
        _size = random.Between(0.26, 0.42);
        double room = 0.5 - _size;
        _x = 0.5 + random.Between(-room, room);
        _y = 0.5 + random.Between(-room, room);
        double t = random.Between(-0.3, 0.3);
        _cos = (1 - (t * t)) / (1 + (t * t));
        _sin = 2 * t / (1 + (t * t));
    }

    public RgbImage Draw()
    {
        byte[] rgb = new byte[3 * Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                Colour mean = Pixel(x, y);
                int at = 3 * ((y * Side) + x);
                rgb[at] = ToByte(mean.R);
                rgb[at + 1] = ToByte(mean.G);
                rgb[at + 2] = ToByte(mean.B);
            }
        }

        return new RgbImage(Side, Side, rgb);
    }

    private static byte ToByte(double fraction) => (byte)((Math.Max(0, Math.Min(1, fraction)) * 255) + 0.5);

    private static Colour Contrasting(Colour with, double least, SplitMix random)
    {
        Colour found;
        do
        {
            found = Colour.Palette[random.Below(Colour.Palette.Count)];
        }
        while (Math.Abs(found.Luminance - with.Luminance) < least);

        return found;
    }

    private Colour Pixel(int x, int y)
    {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < Supersampling * Supersampling; i++)
        {
            double px = (x + (((i % Supersampling) + 0.5) / Supersampling)) / Side;
            double py = (y + (((i / Supersampling) + 0.5) / Supersampling)) / Side;
            Colour at = Point(px, py);
            red += at.R;
            green += at.G;
            blue += at.B;
        }

        const double Count = Supersampling * Supersampling;
        return new Colour(red / Count, green / Count, blue / Count);
    }

    private Colour Point(double x, double y)
    {
        (double u, double v) = ToShape(x, y);
        double distance = _shape.Distance(u, v);
        if (distance < 0)
        {
            Colour fill = _first.Towards(_second, _texture.Part(u, v));
            // Light from the upper left, and a darker rim.
            double light = 1.06 - (0.12 * (u + v));
            return fill.Times(distance > -Outline ? light * 0.55 : light);
        }

        (double su, double sv) = ToShape(x - 0.025, y - 0.035);
        Colour behind = _background.At(x, y);
        return _shape.Distance(su, sv) < 0 ? behind.Times(0.72) : behind;
    }

    private (double U, double V) ToShape(double x, double y)
    {
        double dx = (x - _x) / _size;
        double dy = (y - _y) / _size;
        return ((_cos * dx) + (_sin * dy), (_cos * dy) - (_sin * dx));
    }
}

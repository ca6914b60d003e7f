namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>The textures: the part 0…1 of the second colour at a place measured in periods. Texture i is the own one of category i.</summary>
internal static class SurfaceTextures
{
    public static IReadOnlyList<(string Name, Func<double, double, ulong, double> Part)> All { get; } =
    [
        ("bands", Bands), ("grid", Grid), ("blotches", Blotches), ("checks", Checks), ("grain", Grain), ("scales", Scales),
        ("bricks", Bricks), ("rings", Rings), ("stripes", Stripes), ("dots", Dots), ("cracks", Cracks), ("zigzag", Zigzag),
    ];

    /// <summary>What remains above the next lower whole number.</summary>
    private static double Fraction(double x) => x - Math.Floor(x);

    // Soft waves across, wider than stripes, which run down.
    private static double Bands(double p, double q, ulong seed)
    {
        double t = Math.Abs((2 * Fraction(q * 0.6)) - 1);
        return t * t * (3 - (2 * t));
    }

    private static double Grid(double p, double q, ulong seed) => Fraction((p + q) * 0.7) < 0.26 || Fraction((p - q) * 0.7) < 0.26 ? 1 : 0;

    private static double Blotches(double p, double q, ulong seed) => (0.7 * Lattice.Smooth(p * 1.15, q * 1.15, seed)) + (0.3 * Lattice.Smooth(p * 2.5, q * 2.5, seed + 1)) < 0.5 ? 0 : 1;

    private static double Checks(double p, double q, ulong seed) => (Fraction(p * 0.75) < 0.5) == (Fraction(q * 0.75) < 0.5) ? 0 : 1;

    private static double Grain(double p, double q, ulong seed) => Lattice.At(Math.Floor(p * 3.6), Math.Floor(q * 3.6), seed);

    // Rows of discs a quarter of their width apart, each row before the one above it and shifted by half; their rims show.
    private static double Scales(double p, double q, ulong seed)
    {
        double down = q * 3.2;
        double above = Math.Floor(down);
        for (int next = 2; next > 0; next--)
        {
            double squared = FromDisc(p * 0.8, down, above + next);
            if (squared <= 0.25)
            {
                return squared > 0.13 ? 1 : 0;
            }
        }

        return FromDisc(p * 0.8, down, above) > 0.13 ? 1 : 0;
    }

    // The squared distance to the middle of the row's nearest disc, of radius 1/2.
    private static double FromDisc(double across, double down, double row)
    {
        double x = Fraction(across + Fraction(row * 0.5)) - 0.5;
        double y = (row - down) * 0.25;
        return (x * x) + (y * y);
    }

    private static double Bricks(double p, double q, ulong seed)
    {
        double row = Math.Floor(q * 1.5);
        return Fraction(q * 1.5) < 0.24 || Fraction((p * 0.72) + Fraction(row * 0.5)) < 0.14 ? 1 : 0;
    }

    private static double Rings(double p, double q, ulong seed) => Fraction(Math.Sqrt((p * p) + (q * q)) * 0.9) < 0.5 ? 0 : 1;

    private static double Stripes(double p, double q, ulong seed) => Fraction(p) < 0.5 ? 0 : 1;

    private static double Dots(double p, double q, ulong seed)
    {
        double x = Fraction(p) - 0.5;
        double y = Fraction(q) - 0.5;
        return (x * x) + (y * y) < 0.095 ? 1 : 0;
    }

    // Lines where the two nearest of scattered points are equally far.
    private static double Cracks(double p, double q, ulong seed)
    {
        double column = Math.Floor(p);
        double row = Math.Floor(q);
        double nearest = 9;
        double second = 9;
        for (int i = 0; i < 9; i++)
        {
            double c = column + (i % 3) - 1;
            double r = row + (i / 3) - 1;
            ulong bits = Lattice.Bits(c, r, seed);
            double x = c + 0.1 + (0.8 * Lattice.Part(bits)) - p;
            double y = r + 0.1 + (0.8 * Lattice.Part(bits << 32)) - q;
            double squared = (x * x) + (y * y);
            second = Math.Min(second, Math.Max(nearest, squared));
            nearest = Math.Min(nearest, squared);
        }

        return Math.Sqrt(second) - Math.Sqrt(nearest) < 0.17 ? 1 : 0;
    }

    private static double Zigzag(double p, double q, ulong seed) => Fraction((q * 1.1) + Math.Abs((2 * Fraction(p * 0.6)) - 1)) < 0.5 ? 0 : 1;
}

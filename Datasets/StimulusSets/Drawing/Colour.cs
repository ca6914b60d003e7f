namespace Concord.Datasets.StimulusSets.Drawing;

/// <summary>Red, green, blue as fractions 0…1.</summary>
internal readonly record struct Colour(double R, double G, double B)
{
    public static IReadOnlyList<Colour> Palette { get; } =
    [
        Of(0xC8, 0x3E, 0x4D), Of(0xE0, 0x8E, 0x45), Of(0xE9, 0xC4, 0x6A), Of(0x5B, 0x8E, 0x3E), Of(0x2A, 0x9D, 0x8F), Of(0x3A, 0x6E, 0xA5),
        Of(0x6D, 0x59, 0x9A), Of(0xB5, 0x65, 0x76), Of(0x7F, 0x5A, 0x3C), Of(0x4A, 0x4E, 0x57), Of(0xEF, 0xE9, 0xDC), Of(0x9F, 0xC5, 0xD8),
    ];

    public double Luminance => (0.2126 * R) + (0.7152 * G) + (0.0722 * B);

    public static Colour Of(int red, int green, int blue) => new(red / 255.0, green / 255.0, blue / 255.0);

    public Colour Towards(Colour other, double part) => new(R + ((other.R - R) * part), G + ((other.G - G) * part), B + ((other.B - B) * part));

    public Colour Times(double factor) => new(Math.Min(1, R * factor), Math.Min(1, G * factor), Math.Min(1, B * factor));
}

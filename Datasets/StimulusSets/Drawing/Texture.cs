namespace Concord.Datasets.StimulusSets.Drawing;

/// <summary>How a shape is filled: the part 0…1 of the second colour at a point of the shape's own frame.</summary>
internal sealed record Texture(string Name, Func<double, double, double> Part)
{
    public static IReadOnlyList<Texture> All { get; } =
    [
        new("plain", (_, _) => 0),
        new("stripes", (u, v) => Wave((u * 2.4) + (v * 1.1)) < 0.5 ? 0 : 1),
        new("checks", (u, v) => (Wave(u * 1.8) < 0.5) == (Wave(v * 1.8) < 0.5) ? 0 : 1),
        new("dots", (u, v) => Dot(u * 2.6, v * 2.6) ? 1 : 0),
        new("shaded", (u, v) => Math.Max(0, Math.Min(1, 0.5 + (0.45 * u) + (0.45 * v)))),
    ];

    private static double Wave(double x) => x - Math.Floor(x);

    private static bool Dot(double u, double v)
    {
        double x = Wave(u) - 0.5;
        double y = Wave(v) - 0.5;
        return (x * x) + (y * y) < 0.075;
    }
}

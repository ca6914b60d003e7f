namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>The outlines of the categories. Two parameters a, b from 0 to 1 vary the form within a category.</summary>
internal static class ObjectShapes
{
    public static IReadOnlyList<(string Name, Func<double, double, Outline> Make)> All { get; } =
    [
        ("bottle", Bottle), ("boat", Boat), ("butterfly", Butterfly), ("car", Car), ("duck", Duck), ("fish", Fish),
        ("house", House), ("key", Key), ("mug", Mug), ("mushroom", Mushroom), ("plane", Plane), ("tree", Tree),
    ];

    private static Outline Bottle(double a, double b)
    {
        double neck = 0.12 + (0.05 * a);
        double body = 0.34 + (0.10 * b);
        double shoulder = -0.35 + (0.2 * a);
        return new Outline().Box(-neck - 0.04, -1, neck + 0.04, -0.86)
            .Solid(
                -neck, -0.9, neck, -0.9, neck, shoulder - 0.25, neck + 0.06, shoulder - 0.12, body - 0.03, shoulder + 0.06, body, shoulder + 0.2, body, 0.93, body - 0.07, 1,
                0.07 - body, 1, -body, 0.93, -body, shoulder + 0.2, 0.03 - body, shoulder + 0.06, -neck - 0.06, shoulder - 0.12, -neck, shoulder - 0.25);
    }

    private static Outline Boat(double a, double b)
    {
        double sail = -0.95 + (0.15 * a);
        double reach = 0.62 + (0.2 * b);
        return new Outline().Solid(-0.95, 0.38, 0.95, 0.38, 0.72, 0.68, 0.5, 0.82, -0.5, 0.82, -0.74, 0.7)
            .Box(-0.045, sail - 0.05, 0.045, 0.4).Solid(0.1, sail + 0.02, 0.1, 0.27, reach, 0.27).Solid(-0.1, sail + 0.25, -0.1, 0.27, 0.1 - reach, 0.27);
    }

    private static Outline Butterfly(double a, double b)
    {
        double wing = 0.42 + (0.08 * a);
        double lower = 0.30 + (0.08 * b);
        return new Outline().Ellipse(0.52, -0.32, wing + 0.06, wing - 0.12, -38).Ellipse(-0.52, -0.32, wing + 0.06, wing - 0.12, 38)
            .Ellipse(0.4, 0.42, lower + 0.04, lower - 0.04, 42).Ellipse(-0.4, 0.42, lower + 0.04, lower - 0.04, -42)
            .Ellipse(0, 0.05, 0.1, 0.62).Twice(0.02, -0.5, 0.3, -0.98, 0.38, -0.95, 0.08, -0.46);
    }

    private static Outline Car(double a, double b)
    {
        double roof = -0.5 - (0.1 * a);
        double back = -0.55 + (0.2 * b);
        return new Outline().Solid(-0.97, 0.4, -0.97, 0.1, -0.9, 0, -0.66, -0.06, back, roof, 0.28, roof, 0.55, -0.06, 0.88, 0.02, 0.98, 0.14, 0.98, 0.4)
            .Ellipse(-0.55, 0.42, 0.22, 0.22).Ellipse(0.56, 0.42, 0.22, 0.22)
            .Hole(back - 0.02, -0.08, back + 0.08, roof + 0.11, -0.05, roof + 0.11, -0.05, -0.08).Hole(0.05, -0.08, 0.05, roof + 0.11, 0.22, roof + 0.11, 0.4, -0.08)
            .RoundHole(-0.55, 0.42, 0.09).RoundHole(0.56, 0.42, 0.09);
    }

    private static Outline Duck(double a, double b)
    {
        double head = -0.42 - (0.1 * a);
        double tail = 0.1 - (0.2 * b);
        return new Outline().Ellipse(0.08, 0.36, 0.72, 0.42).Solid(-0.62, 0.3, -0.66, head, -0.2, head, -0.1, 0.1, 0.2, 0.2)
            .Ellipse(-0.42, head, 0.3, 0.28).Solid(-0.64, head - 0.08, -1.02, head + 0.06, -1, head + 0.15, -0.6, head + 0.16)
            .Solid(0.45, 0.1, 0.98, tail, 0.78, 0.5).RoundHole(-0.48, head - 0.06, 0.07);
    }

    private static Outline Fish(double a, double b)
    {
        double height = 0.40 + (0.1 * a);
        double tail = 0.36 + (0.12 * b);
        return new Outline().Ellipse(-0.18, 0, 0.74, height).Solid(0.38, 0, 0.98, -tail, 0.84, 0, 0.98, tail)
            .Solid(-0.35, 0.05 - height, 0.08, -0.26 - height, 0.2, 0.12 - height).Solid(-0.12, height - 0.04, 0.14, height + 0.16, 0.16, height - 0.1)
            .RoundHole(-0.6, -0.1, 0.085);
    }

    private static Outline House(double a, double b)
    {
        double eaves = -0.15 + (0.15 * a);
        double wall = 0.62 + (0.12 * b);
        return new Outline().Box(-wall, eaves - 0.05, wall, 0.85).Solid(0, -0.9, wall + 0.2, eaves, -wall - 0.2, eaves).Box(0.32, -0.85, 0.52, -0.3)
            .Window(-0.42, 0.3, -0.1, 0.85).Window(0.16, eaves + 0.18, 0.48, eaves + 0.46);
    }

    private static Outline Key(double a, double b)
    {
        double bow = 0.36 + (0.06 * a);
        double bit = 0.36 + (0.12 * b);
        return new Outline().Ellipse(-0.58, 0, bow, bow).Box(-0.4, -0.12, 0.98, 0.12).Box(0.48, 0, 0.66, bit).Box(0.8, 0, 0.98, bit - 0.08).RoundHole(-0.62, 0, 0.17);
    }

    private static Outline Mug(double a, double b)
    {
        double half = 0.62 + (0.12 * a);
        double across = 0.46 + (0.1 * b);
        double c = across - 0.17;
        return new Outline().Solid(-0.8, -half, 0.38, -half, 0.36, half - 0.1, 0.27, half, -0.69, half, -0.78, half - 0.1)
            .Ellipse(0.36, -0.02, across, 0.46)
            .Hole(0.37, -0.32, 0.36 + (0.55 * c), -0.28, 0.36 + (0.95 * c), -0.12, 0.36 + (0.95 * c), 0.1, 0.36 + (0.55 * c), 0.25, 0.37, 0.29);
    }

    private static Outline Mushroom(double a, double b)
    {
        double cap = 0.78 + (0.14 * a);
        double stem = 0.2 + (0.08 * b);
        return new Outline().Solid(-cap, 0.05, 0.03 - cap, -0.2, -0.85 * cap, -0.45, -0.6 * cap, -0.68, -0.3 * cap, -0.81, 0, -0.85, 0.3 * cap, -0.81, 0.6 * cap, -0.68, 0.85 * cap, -0.45, cap - 0.03, -0.2, cap, 0.05, cap - 0.1, 0.14, 0.1 - cap, 0.14)
            .Solid(-stem, 0.1, stem, 0.1, stem + 0.02, 0.5, stem + 0.12, 0.8, stem + 0.04, 0.92, -stem - 0.04, 0.92, -stem - 0.12, 0.8, -stem - 0.02, 0.5);
    }

    private static Outline Plane(double a, double b)
    {
        double sweep = 0.25 + (0.2 * a);
        double span = 0.88 + (0.1 * b);
        return new Outline().Ellipse(0, 0, 0.15, 0.98).Twice(0.08, -0.28, span, sweep - 0.1, span, sweep + 0.1, 0.08, 0.2).Twice(0.05, 0.62, 0.4, 0.86, 0.4, 0.98, 0.05, 0.86);
    }

    private static Outline Tree(double a, double b)
    {
        double low = 0.62 + (0.12 * a);
        double tier = 0.04 * b;
        return new Outline().Solid(0, -1, 0.42, -0.42, -0.42, -0.42).Solid(0, -0.72, 0.56, -0.02 + tier, -0.56, -0.02 + tier).Solid(0, -0.4, low, 0.5 + tier, -low, 0.5 + tier).Box(-0.13, 0.4, 0.13, 0.95);
    }
}

namespace Concord.Datasets.StimulusSets.Drawing;

/// <summary>An implicit shape: negative inside, near the distance to the outline elsewhere; it fits the square −1…1.</summary>
/// <param name="Name">The category.</param>
/// <param name="Distance">Of a point (u to the right, v down).</param>
internal sealed record Shape(string Name, Func<double, double, double> Distance)
{
    private static readonly double[] s_star =
    [
        0, -0.9, 0.2116, -0.2912, 0.856, -0.2781, 0.3424, 0.1112, 0.529, 0.7281, 0, 0.36, -0.529, 0.7281, -0.3424, 0.1112, -0.856, -0.2781, -0.2116, -0.2912,
    ];

    private static readonly double[] s_triangle = [0, -0.85, 0.85, 0.65, -0.85, 0.65];
    private static readonly double[] s_arrow = [0.9, 0, 0.15, -0.65, 0.15, -0.25, -0.85, -0.25, -0.85, 0.25, 0.15, 0.25, 0.15, 0.65];
    private static readonly double[] s_house = [0, -0.85, 0.85, -0.1, 0.62, -0.1, 0.62, 0.8, 0.18, 0.8, 0.18, 0.3, -0.18, 0.3, -0.18, 0.8, -0.62, 0.8, -0.62, -0.1, -0.85, -0.1];
    private static readonly double[] s_tail = [0.35, 0, 0.9, -0.45, 0.78, 0, 0.9, 0.45];
    private static readonly double[] s_heartPoint = [-0.72, 0.05, -0.38, -0.25, 0.38, -0.25, 0.72, 0.05, 0, 0.85];

    public static IReadOnlyList<Shape> All { get; } =
    [
        new("disc", (u, v) => Disc(u, v, 0.82)),
        new("square", (u, v) => Box(u, v, 0.72, 0.72)),
        new("triangle", (u, v) => Polygon(u, v, s_triangle)),
        new("star", (u, v) => Polygon(u, v, s_star)),
        new("ring", (u, v) => Math.Abs(Disc(u, v, 0.6)) - 0.24),
        new("cross", (u, v) => Math.Min(Box(u, v, 0.85, 0.27), Box(u, v, 0.27, 0.85))),
        new("crescent", (u, v) => Math.Max(Disc(u, v, 0.85), -Disc(u - 0.4, v, 0.68))),
        new("heart", (u, v) => Math.Min(Math.Min(Disc(u - 0.38, v + 0.25, 0.45), Disc(u + 0.38, v + 0.25, 0.45)), Polygon(u, v, s_heartPoint))),
        new("arrow", (u, v) => Polygon(u, v, s_arrow)),
        new("house", (u, v) => Polygon(u, v, s_house)),
        new("fish", Fish),
        new("mug", Mug),
    ];

    private static double Disc(double u, double v, double radius) => Math.Sqrt((u * u) + (v * v)) - radius;

    private static double Box(double u, double v, double halfWidth, double halfHeight) => Math.Max(Math.Abs(u) - halfWidth, Math.Abs(v) - halfHeight);

    private static double Fish(double u, double v)
    {
        double body = Disc(u + 0.22, v * 1.55, 0.66);
        double eye = Disc(u + 0.55, v + 0.1, 0.09);
        return Math.Max(Math.Min(body, Polygon(u, v, s_tail)), -eye);
    }

    private static double Mug(double u, double v)
    {
        double body = Box(u + 0.2, v, 0.55, 0.72);
        double handle = Math.Max(Math.Abs(Disc(u - 0.38, v, 0.38)) - 0.11, 0.3 - u);
        return Math.Min(body, handle);
    }

    // Distance to a polygon's nearest edge; the sign by counting crossings of a ray.
    private static double Polygon(double u, double v, double[] corners)
    {
        double nearest = double.MaxValue;
        bool inside = false;
        int count = corners.Length / 2;
        for (int i = 0, j = count - 1; i < count; j = i++)
        {
            double ax = corners[2 * i];
            double ay = corners[(2 * i) + 1];
            double bx = corners[2 * j];
            double by = corners[(2 * j) + 1];
            double ex = bx - ax;
            double ey = by - ay;
            double along = (((u - ax) * ex) + ((v - ay) * ey)) / ((ex * ex) + (ey * ey));
            along = Math.Max(0, Math.Min(1, along));
            double dx = u - ax - (ex * along);
            double dy = v - ay - (ey * along);
            nearest = Math.Min(nearest, (dx * dx) + (dy * dy));
            if ((ay > v) != (by > v) && u < ((bx - ax) * (v - ay) / (by - ay)) + ax)
            {
                inside = !inside;
            }
        }

        double distance = Math.Sqrt(nearest);
        return inside ? -distance : distance;
    }
}

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Closed contours, of solids and of holes in them; what is inside is decided by the non-zero rule, so that overlapping solids join.</summary>
internal sealed class Outline
{
    private readonly List<double> _points = new(160);
    private readonly List<int> _ends = new(8);

    /// <summary>Coordinates u, v, u, v … (u to the right, v down).</summary>
    public IReadOnlyList<double> Points => _points;

    /// <summary>For each contour, the number of coordinates up to its end.</summary>
    public IReadOnlyList<int> Ends => _ends;

    public Outline Solid(params ReadOnlySpan<double> corners) => Add(corners, 1);

    public Outline Hole(params ReadOnlySpan<double> corners) => Add(corners, -1);

    public Outline Box(double left, double top, double right, double bottom) => Solid(left, top, right, top, right, bottom, left, bottom);

    public Outline Window(double left, double top, double right, double bottom) => Hole(left, top, right, top, right, bottom, left, bottom);

    /// <summary>The same on both sides of u = 0.</summary>
    public Outline Twice(params ReadOnlySpan<double> corners)
    {
        Span<double> other = stackalloc double[corners.Length];
        for (int i = 0; i < corners.Length; i += 2)
        {
            other[i] = -corners[i];
            other[i + 1] = corners[i + 1];
        }

        return Solid(corners).Solid(other);
    }

    /// <summary>An ellipse, turned by whole degrees.</summary>
    public Outline Ellipse(double u, double v, double across, double down, int turned = 0) => Add(EllipsePoints(u, v, across, down, turned), 1);

    public Outline RoundHole(double u, double v, double radius) => Add(EllipsePoints(u, v, radius, radius, 0), -1);

    /// <summary>Stretches, exchanges left and right, and brings the middle of the bounding box to 0, 0 and the farthest point to distance 1.</summary>
    public Outline Normalised(double stretch)
    {
        double left = double.MaxValue;
        double top = double.MaxValue;
        double right = double.MinValue;
        double bottom = double.MinValue;
        for (int i = 0; i < _points.Count; i += 2)
        {
            double u = _points[i] *= stretch;
            left = Math.Min(left, u);
            right = Math.Max(right, u);
            top = Math.Min(top, _points[i + 1]);
            bottom = Math.Max(bottom, _points[i + 1]);
        }

        double middleU = (left + right) / 2;
        double middleV = (top + bottom) / 2;
        double farthest = 0;
        for (int i = 0; i < _points.Count; i += 2)
        {
            double u = _points[i] -= middleU;
            double v = _points[i + 1] -= middleV;
            farthest = Math.Max(farthest, (u * u) + (v * v));
        }

        double scale = 1 / Math.Sqrt(farthest);
        for (int i = 0; i < _points.Count; i++)
        {
            _points[i] *= scale;
        }

        return this;
    }

    private static double[] EllipsePoints(double u, double v, double across, double down, int turned)
    {
        // A chord of 15° is off the arc by 0.9 % of the radius: 0.2 pixels of the largest object at 64.
        int step = across + down < 0.3 ? 30 : 15;
        double[] points = new double[2 * (360 / step)];
        double cos = WholeDegrees.Cos(turned);
        double sin = WholeDegrees.Sin(turned);
        for (int i = 0; i < points.Length; i += 2)
        {
            double x = across * WholeDegrees.Cos(i / 2 * step);
            double y = down * WholeDegrees.Sin(i / 2 * step);
            points[i] = u + (x * cos) - (y * sin);
            points[i + 1] = v + (x * sin) + (y * cos);
        }

        return points;
    }

    // Solids run one way round and holes the other, however their corners were written down.
    private Outline Add(ReadOnlySpan<double> corners, int direction)
    {
        double area = 0;
        for (int i = 0, j = corners.Length - 2; i < corners.Length; j = i, i += 2)
        {
            area += (corners[j] * corners[i + 1]) - (corners[i] * corners[j + 1]);
        }

        for (int i = 0; i < corners.Length; i += 2)
        {
            int from = area * direction > 0 ? i : corners.Length - 2 - i;
            _points.Add(corners[from]);
            _points.Add(corners[from + 1]);
        }

        _ends.Add(_points.Count);
        return this;
    }
}

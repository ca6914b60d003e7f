namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>The corners of marker shapes that are not circles, around a centre.</summary>
internal static class MarkerPath
{
    /// <summary>The corners, or empty for circles and crosses.</summary>
    public static IReadOnlyList<(double X, double Y)> Corners(PointMark mark)
    {
        (double x, double y, double r) = (mark.X, mark.Y, mark.Radius);
        return mark.Shape switch
        {
            MarkerShape.Square => [(x - (0.89 * r), y - (0.89 * r)), (x + (0.89 * r), y - (0.89 * r)), (x + (0.89 * r), y + (0.89 * r)), (x - (0.89 * r), y + (0.89 * r))],
            MarkerShape.Diamond => [(x, y - (1.25 * r)), (x + (1.25 * r), y), (x, y + (1.25 * r)), (x - (1.25 * r), y)],
            MarkerShape.TriangleUp => [(x, y - (1.2 * r)), (x + (1.15 * r), y + (0.85 * r)), (x - (1.15 * r), y + (0.85 * r))],
            MarkerShape.TriangleDown => [(x, y + (1.2 * r)), (x + (1.15 * r), y - (0.85 * r)), (x - (1.15 * r), y - (0.85 * r))],
            _ => [],
        };
    }
}

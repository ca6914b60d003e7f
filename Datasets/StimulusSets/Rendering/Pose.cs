namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Where a thing stands: scaled, mirrored, turned clockwise, moved.</summary>
/// <param name="X">Where its 0, 0 comes to, in fractions of the side from the left.</param>
/// <param name="Y">The same from the top.</param>
/// <param name="Size">What its length 1 comes to.</param>
/// <param name="Degrees">How far it is turned.</param>
/// <param name="Mirrored">Whether left and right are exchanged before.</param>
internal readonly record struct Pose(double X, double Y, double Size, int Degrees, bool Mirrored = false)
{
    /// <summary>The place in the picture of a point of the thing.</summary>
    public (double X, double Y) Of(double u, double v)
    {
        double cos = WholeDegrees.Cos(Degrees) * Size;
        double sin = WholeDegrees.Sin(Degrees) * Size;
        double across = Mirrored ? -u : u;
        return (X + ((across * cos) - (v * sin)), Y + ((across * sin) + (v * cos)));
    }
}

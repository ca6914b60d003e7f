namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Coordinates that are turned and scaled about an object's place, of places in pixels.</summary>
internal readonly struct Steps(int degrees, double scale, int side, RenderedFactors factors)
{
    private readonly double _cos = WholeDegrees.Cos(degrees) * scale / side;
    private readonly double _sin = WholeDegrees.Sin(degrees) * scale / side;
    private readonly double _x = factors.X * side;
    private readonly double _y = factors.Y * side;

    /// <summary>Of a place.</summary>
    public (double P, double Q) At(double x, double y) => Turned(x - _x, y - _y);

    /// <summary>Of a distance.</summary>
    public (double P, double Q) Turned(double x, double y) => ((x * _cos) + (y * _sin), (y * _cos) - (x * _sin));
}

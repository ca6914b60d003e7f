namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A data point.</summary>
public sealed record PointMark(double X, double Y, double Radius, MarkerShape Shape, Tone Tone) : Mark;

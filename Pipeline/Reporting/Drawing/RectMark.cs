namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A filled rectangle.</summary>
public sealed record RectMark(double X, double Y, double Width, double Height, Tone Fill) : Mark;

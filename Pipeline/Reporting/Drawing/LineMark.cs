namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A straight line.</summary>
public sealed record LineMark(double X1, double Y1, double X2, double Y2, Tone Stroke, double Width = 1, bool Dashed = false) : Mark;

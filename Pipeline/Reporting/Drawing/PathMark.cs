namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A run of straight segments: a line when <paramref name="Fill"/> is none, an area when closed.</summary>
/// <param name="Points">The corners.</param>
/// <param name="Closed">Whether the last corner joins the first.</param>
/// <param name="Stroke">The line's tone.</param>
/// <param name="Fill">The area's tone.</param>
/// <param name="Width">The line's width.</param>
/// <param name="Dashed">Whether the line is dashed.</param>
/// <param name="Opacity">0 … 1, of the whole mark.</param>
public sealed record PathMark(IReadOnlyList<(double X, double Y)> Points, bool Closed, Tone Stroke, Tone Fill, double Width = 1.8, bool Dashed = false, double Opacity = 1) : Mark;

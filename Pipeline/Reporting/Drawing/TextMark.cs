namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>One line of text; <paramref name="Y"/> is the baseline.</summary>
public sealed record TextMark(double X, double Y, string Text, TextAnchor Anchor = TextAnchor.Start, Tone Tone = Tone.Muted, double Size = 11.5, bool Bold = false) : Mark;

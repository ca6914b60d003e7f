namespace Concord.Pipeline.Reporting.Drawing;

/// <summary>A picture of pixels drawn without smoothing.</summary>
/// <param name="X">Left.</param>
/// <param name="Y">Top.</param>
/// <param name="Width">Width in the scene.</param>
/// <param name="Height">Height in the scene.</param>
/// <param name="Png">The picture as a PNG file.</param>
public sealed record ImageMark(double X, double Y, double Width, double Height, byte[] Png) : Mark;

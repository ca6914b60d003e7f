namespace Concord.Models.Preprocessing;

/// <summary>A rectangle of a picture, in pixels.</summary>
internal readonly record struct PixelWindow(int Left, int Top, int Width, int Height);

using System.Globalization;

namespace Concord.Models.Preprocessing;

/// <summary>Height and width in pixels.</summary>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary><c>HEIGHTxWIDTH</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Height}x{Width}");
}

using System.Globalization;

namespace Concord.Datasets.Formats;

/// <summary>What becomes of pixels that are not opaque.</summary>
public sealed record AlphaRule
{
    private AlphaRule(string canonical) => Canonical = canonical;

    /// <summary>A picture with a pixel that is not opaque is an error: what was behind it decides what was seen.</summary>
    public static AlphaRule Refused { get; } = new("refused");

    /// <summary>The colours as stored, as if all pixels were opaque: PIL's <c>convert("RGB")</c>, and so torchvision's and model-vs-human's. Shows colours that nobody saw; those of a GIF are not to be had, and it is refused all the same.</summary>
    public static AlphaRule Dropped { get; } = new("dropped");

    /// <summary>Stable text of the rule.</summary>
    public string Canonical { get; }

    internal (byte R, byte G, byte B)? Background { get; private init; }

    /// <summary>The picture in front of one colour: round((front·alpha + back·(255 − alpha)) / 255), as PIL's <c>background.paste(picture, mask=alpha)</c>.</summary>
    /// <param name="red">Of the background, 0…255.</param>
    /// <param name="green">Of the background.</param>
    /// <param name="blue">Of the background.</param>
    public static AlphaRule Over(byte red, byte green, byte blue) =>
        new(string.Create(CultureInfo.InvariantCulture, $"over({red},{green},{blue})")) { Background = (red, green, blue) };
}

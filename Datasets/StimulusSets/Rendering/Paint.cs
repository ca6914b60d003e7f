using System.Globalization;

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>A colour of 8 bits a channel.</summary>
/// <remarks>A value: equal when all channels are; <c>default</c> is black.</remarks>
public readonly record struct Paint(byte R, byte G, byte B)
{
    private const int Jitter = 16;

    internal static Paint Black { get; } = new(0, 0, 0);

    internal static Paint White { get; } = new(255, 255, 255);

    // From dark to light and all around the circle of hues.
    private static readonly Paint[] s_palette =
    [
        new(200, 62, 77), new(224, 142, 69), new(233, 196, 106), new(91, 142, 62), new(42, 157, 143), new(58, 110, 165), new(109, 89, 154), new(196, 120, 150),
        new(127, 90, 60), new(64, 68, 78), new(236, 230, 218), new(159, 197, 216), new(38, 70, 83), new(120, 40, 50), new(170, 178, 120), new(150, 150, 155),
    ];

    /// <summary>Brightness 0…255, in whole numbers (weights .299, .587, .114).</summary>
    public int Luma => ((299 * R) + (587 * G) + (114 * B)) / 1000;

    /// <summary>As <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    /// <summary>The sum of the differences of the channels.</summary>
    internal int Distance(Paint other) => Math.Abs(R - other.R) + Math.Abs(G - other.G) + Math.Abs(B - other.B);

    /// <summary>A random colour near one of the palette that fits; some always must.</summary>
    internal static Paint Where(SplitMix random, Predicate<Paint> fits)
    {
        Paint[] fit = Array.FindAll(s_palette, fits);
        return fit[random.Below(fit.Length)].Shaken(random);
    }

    internal static Paint Any(SplitMix random) => s_palette[random.Below(s_palette.Length)].Shaken(random);

    /// <summary>The mixture.</summary>
    /// <param name="other">The other colour.</param>
    /// <param name="part">Of the other, 0…256.</param>
    internal Paint Towards(Paint other, int part) => new(Mix(R, other.R, part), Mix(G, other.G, part), Mix(B, other.B, part));

    /// <summary>Brighter or darker.</summary>
    /// <param name="light">256 leaves it as it is.</param>
    internal Paint Lit(int light) => new(Scaled(R, light), Scaled(G, light), Scaled(B, light));

    private static byte Mix(int from, int to, int part) => (byte)(((from * (256 - part)) + (to * part) + 128) >> 8);

    private static byte Scaled(int channel, int light) => (byte)Math.Min(255, ((channel * light) + 128) >> 8);

    private static byte Shifted(int channel, SplitMix random) => (byte)Math.Clamp(channel + random.Below((2 * Jitter) + 1) - Jitter, 0, 255);

    private Paint Shaken(SplitMix random) => new(Shifted(R, random), Shifted(G, random), Shifted(B, random));
}

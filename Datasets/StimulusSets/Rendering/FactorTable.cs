using System.Globalization;

namespace Concord.Datasets.StimulusSets.Rendering;

/// <summary>Factors of rendered images as labels, and what is measured on their masks.</summary>
internal static class FactorTable
{
    private const string None = "none";

    // One for each property of the factors; drawing needs no other.
    public static IReadOnlyList<(string Name, Func<RenderedFactors, string> Text)> Columns { get; } =
    [
        ("shape", factors => factors.Style is RenderedStyle.Texture ? None : RenderedImages.Categories[factors.Category]),
        ("texture", factors => HasTexture(factors) ? RenderedImages.Textures[factors.Texture] : None),
        ("texture_category", factors => HasTexture(factors) ? RenderedImages.Categories[factors.Texture] : None),
        ("style", factors => Name(factors.Style)),
        ("x", factors => Text(factors.X)),
        ("y", factors => Text(factors.Y)),
        ("radius", factors => Text(factors.Radius)),
        ("rotation", factors => Text(factors.Rotation)),
        ("mirrored", factors => factors.Mirrored ? "1" : "0"),
        ("aspect", factors => Text(factors.Aspect)),
        ("form_a", factors => Text(factors.FormA)),
        ("form_b", factors => Text(factors.FormB)),
        ("texture_period", factors => Text(factors.TexturePeriod)),
        ("texture_angle", factors => Text(factors.TextureAngle)),
        ("texture_phase_x", factors => Text(factors.TexturePhaseX)),
        ("texture_phase_y", factors => Text(factors.TexturePhaseY)),
        ("first_colour", factors => factors.FirstColour.ToString()),
        ("second_colour", factors => factors.SecondColour.ToString()),
        ("light_angle", factors => Text(factors.LightAngle)),
        ("backdrop", factors => Name(factors.Backdrop)),
        ("back_colour", factors => factors.BackColour.ToString()),
        ("beside_colour", factors => factors.BesideColour.ToString()),
        ("relief", factors => Text(factors.Relief)),
        ("clutter", factors => Text(factors.Clutter)),
        ("occluder", factors => Name(factors.Occluder)),
        ("noise", factors => Text(factors.Noise)),
        ("scene_seed", factors => factors.SceneSeed.ToString("x16", CultureInfo.InvariantCulture)),
    ];

    /// <summary>The columns, the condition, and for each image the measured parts: of the picture that the object covers (area), and of the object that is hidden (occlusion).</summary>
    public static Dictionary<string, IReadOnlyList<string>> Labels(IReadOnlyList<RenderedItem> items, int side)
    {
        (double Area, double Occlusion)[] measured = [.. items.Select(item => Measure(item.Factors, side))];
        var labels = Columns.ToDictionary(column => column.Name, IReadOnlyList<string> (column) => [.. items.Select(item => column.Text(item.Factors))], StringComparer.Ordinal);
        labels["condition"] = [.. items.Select(item => item.Condition)];
        labels["area"] = [.. measured.Select(parts => Text(parts.Area))];
        labels["occlusion"] = [.. measured.Select(parts => Text(parts.Occlusion))];
        return labels;
    }

    /// <summary>Measured on the masks at that size, to 1/64 pixel; coverages of one pixel are taken to be independent.</summary>
    public static (double Area, double Occlusion) Measure(RenderedFactors factors, int side)
    {
        if (factors.Style is RenderedStyle.Texture)
        {
            return (0, 0);
        }

        byte[] mask = ScenePainter.Mask(factors, side);
        byte[]? front = ScenePainter.MaskInFront(factors, side);
        long area = 0;
        long hidden = 0;
        for (int i = 0; i < mask.Length; i++)
        {
            area += mask[i];
            hidden += front is null ? 0 : mask[i] * front[i];
        }

        return (area / ((double)Fill.Full * mask.Length), hidden / ((double)Fill.Full * area));
    }

    private static bool HasTexture(RenderedFactors factors) => factors.Style is RenderedStyle.Object or RenderedStyle.Texture;

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}

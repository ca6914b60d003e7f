namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Takes the colour away.</summary>
/// <remarks>Rec. 601 luma in 16-bit fixed point, L = (19595 R + 38470 G + 7471 B + 32768) / 65536 cut to a whole number: equal to the bit to Pillow's <c>convert("L")</c> (libImaging/Convert.c).</remarks>
internal static class Greyscale
{
    public static TransformEntry Entry { get; } = new(
        "greyscale",
        1,
        "colours become greys of the same Rec. 601 luma, as PIL's convert(\"L\").",
        [],
        _ => (image, _) => Paint(image));

    private static RgbImage Paint(RgbImage image)
    {
        byte[] rgb = new byte[image.Rgb.Length];
        for (int i = 0; i < rgb.Length; i += 3)
        {
            byte luma = (byte)(((19595 * image.Rgb[i]) + (38470 * image.Rgb[i + 1]) + (7471 * image.Rgb[i + 2]) + 32768) >> 16);
            rgb.AsSpan(i, 3).Fill(luma);
        }

        return new RgbImage(image.Width, image.Height, rgb);
    }
}

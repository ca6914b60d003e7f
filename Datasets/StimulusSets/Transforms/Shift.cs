namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Moves the picture by whole pixels.</summary>
/// <remarks>fill=wrap is numpy.roll and PIL's ImageChops.offset.</remarks>
internal static class Shift
{
    private const int Largest = 4096;

    public static TransformEntry Entry { get; } = new(
        "shift",
        1,
        "the picture is moved by whole pixels, dx to the right and dy down.",
        [
            TransformParameter.Integer("dx", "Pixels to the right; below 0 to the left.", -Largest, Largest),
            TransformParameter.Integer("dy", "Pixels down; below 0 up.", -Largest, Largest),
            Surround.Parameter,
        ],
        arguments => (image, _) => Paint(image, arguments.Integer("dx"), arguments.Integer("dy"), arguments.Fill));

    private static RgbImage Paint(RgbImage image, int dx, int dy, Surround fill)
    {
        int width = image.Width;
        int height = image.Height;
        byte[] rgb = fill.Canvas(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                bool inside = x - dx >= 0 && x - dx < width && y - dy >= 0 && y - dy < height;
                if (inside || fill.Level is null)
                {
                    int from = (fill.Place(y - dy, height) * width) + fill.Place(x - dx, width);
                    image.Rgb.AsSpan(3 * from, 3).CopyTo(rgb.AsSpan(3 * ((y * width) + x)));
                }
            }
        }

        return new RgbImage(width, height, rgb);
    }
}

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Makes what is in the picture larger or smaller in place; the picture keeps its size.</summary>
/// <remarks>
/// A triangle filter about each pixel's centre taken back into the picture, widened by 1/factor below 1 so that nothing aliases, columns then rows in float64, rounded once.
/// It is Pillow's bilinear <c>resize</c> with a box (within 1 level: Pillow rounds between the two passes). A pixel whose centre lies outside gets the fill.
/// </remarks>
internal static class Scale
{
    public static TransformEntry Entry { get; } = new(
        "scale",
        1,
        "what is in the picture becomes larger (factor above 1, the centre is shown) or smaller (below 1, with the fill around it) in place, by a triangle filter.",
        [TransformParameter.Number("factor", "Times larger.", 0.05, 20), Surround.Parameter],
        arguments => (image, _) => Paint(image, arguments.Number("factor"), arguments.Fill));

    private static RgbImage Paint(RgbImage image, double factor, Surround fill)
    {
        int width = image.Width;
        int height = image.Height;
        (int Source, double Weight)[]?[] columns = Taps(width, factor, fill);
        (int Source, double Weight)[]?[] rows = Taps(height, factor, fill);
        double[] between = new double[3 * width * height]; // (rows of the source × columns of the result × channels)
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                foreach ((int source, double weight) in columns[x] ?? [])
                {
                    for (int channel = 0; channel < 3; channel++)
                    {
                        between[(3 * ((y * width) + x)) + channel] += weight * image.Rgb[(3 * ((y * width) + source)) + channel];
                    }
                }
            }
        }

        byte[] rgb = fill.Canvas(width, height);
        for (int i = 0; i < width * height; i++)
        {
            if (rows[i / width] is { } taps && columns[i % width] is not null)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    rgb[(3 * i) + channel] = Levels.Round(taps.Sum(tap => tap.Weight * between[(3 * ((tap.Source * width) + (i % width))) + channel]));
                }
            }
        }

        return new RgbImage(width, height, rgb);
    }

    // Null where the place lies outside and is filled.
    private static (int Source, double Weight)[]?[] Taps(int size, double factor, Surround fill)
    {
        double support = Math.Max(1, 1 / factor);
        var taps = new (int, double)[]?[size];
        for (int i = 0; i < size; i++)
        {
            double centre = ((i + 0.5 - (size / 2.0)) / factor) + (size / 2.0);
            if (fill.Level is not null && !(centre >= 0 && centre < size))
            {
                continue;
            }

            int first = (int)Math.Floor(centre - support + 0.5);
            int last = (int)Math.Floor(centre + support + 0.5);
            (int Source, double Weight)[] weights =
            [
                .. Enumerable.Range(first, last - first)
                    .Where(at => fill.Level is null || (at >= 0 && at < size))
                    .Select(at => (fill.Place(at, size), Math.Max(0, 1 - (Math.Abs(at + 0.5 - centre) / support)))),
            ];
            double sum = weights.Sum(tap => tap.Weight);
            taps[i] = [.. weights.Select(tap => (tap.Source, tap.Weight / sum))];
        }

        return taps;
    }
}

using System.Globalization;

namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>Turns the picture about its centre.</summary>
/// <remarks>
/// Each pixel's centre is taken back into the picture and read bilinearly; a place outside gets the fill. Sine and cosine are rounded to 15 decimals and the result is cut
/// to 8 bits, both as Pillow does: equal to the bit to <c>Image.rotate(degrees, BILINEAR, fillcolor=…)</c> of Pillow 9.4 (Image.py; libImaging/Geometry.c), by definition.
/// </remarks>
internal static class Rotate
{
    public static TransformEntry Entry { get; } = new(
        "rotate",
        1,
        "the picture is turned about its centre, counter-clockwise, read bilinearly as PIL does.",
        [TransformParameter.Number("degrees", "Degrees counter-clockwise.", -360, 360), Surround.Parameter],
        arguments => (image, _) => Paint(image, arguments.Number("degrees"), arguments.Fill));

    private static RgbImage Paint(RgbImage image, double degrees, Surround fill)
    {
        double turn = degrees % 360;
        double angle = -((turn < 0 ? turn + 360 : turn) * (Math.PI / 180));
        double cos = Rounded(Math.Cos(angle));
        double sin = Rounded(Math.Sin(angle));
        int width = image.Width;
        int height = image.Height;
        double centreX = width / 2.0;
        double centreY = height / 2.0;
        double offsetX = (cos * -centreX) + (sin * -centreY) + 0.0 + centreX;
        double offsetY = (-sin * -centreX) + (cos * -centreY) + 0.0 + centreY;
        byte[] rgb = fill.Canvas(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double fromX = (cos * (x + 0.5)) + (sin * (y + 0.5)) + offsetX;
                double fromY = (-sin * (x + 0.5)) + (cos * (y + 0.5)) + offsetY;
                if (fill.Level is null || (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height))
                {
                    Read(image, fromX - 0.5, fromY - 0.5, fill, rgb.AsSpan(3 * ((y * width) + x), 3));
                }
            }
        }

        return new RgbImage(width, height, rgb);
    }

    private static double Rounded(double value) => double.Parse(value.ToString("F15", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static void Read(RgbImage image, double x, double y, Surround fill, Span<byte> target)
    {
        int left = (int)Math.Floor(x);
        int top = (int)Math.Floor(y);
        double dx = x - left;
        double dy = y - top;
        int column0 = fill.Place(left, image.Width);
        int column1 = fill.Place(left + 1, image.Width);
        int row0 = fill.Place(top, image.Height) * image.Width;
        int row1 = fill.Place(top + 1, image.Height) * image.Width;
        for (int channel = 0; channel < 3; channel++)
        {
            double above = Between(image.Rgb[(3 * (row0 + column0)) + channel], image.Rgb[(3 * (row0 + column1)) + channel], dx);
            double below = Between(image.Rgb[(3 * (row1 + column0)) + channel], image.Rgb[(3 * (row1 + column1)) + channel], dx);
            target[channel] = (byte)Between(above, below, dy);
        }
    }

    private static double Between(double first, double second, double part) => first + ((second - first) * part);
}

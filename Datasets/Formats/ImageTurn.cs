using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>Turns and mirrors pixels as an EXIF orientation says, so that the picture stands as the camera saw it.</summary>
internal static class ImageTurn
{
    /// <summary>The upright picture.</summary>
    /// <param name="image">As stored.</param>
    /// <param name="orientation">1…8: 1 none, 2 mirrored, 3 half a turn, 4 upside down mirrored, 5 transposed, 6 a quarter clockwise, 7 transversed, 8 a quarter anticlockwise.</param>
    public static RgbImage Apply(RgbImage image, int orientation)
    {
        if (orientation == 1)
        {
            return image;
        }

        bool isTurned = orientation >= 5;
        bool fromRight = orientation is 2 or 3 or 7 or 8;
        bool fromBottom = orientation is 3 or 4 or 6 or 7;
        int width = isTurned ? image.Height : image.Width;
        int height = isTurned ? image.Width : image.Height;
        byte[] rgb = new byte[image.Rgb.Length];
        for (int y = 0, to = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, to += 3)
            {
                (int column, int row) = isTurned ? (y, x) : (x, y);
                column = fromRight ? image.Width - 1 - column : column;
                row = fromBottom ? image.Height - 1 - row : row;
                image.Rgb.AsSpan(((row * image.Width) + column) * 3, 3).CopyTo(rgb.AsSpan(to));
            }
        }

        return new RgbImage(width, height, rgb);
    }
}

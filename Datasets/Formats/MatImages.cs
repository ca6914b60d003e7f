using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>Pictures as MATLAB keeps them: rows × columns × 3, first index fastest.</summary>
public static class MatImages
{
    /// <summary>Turns rows × columns × 3 (or rows × columns, grey) into row-major interleaved RGB.</summary>
    /// <exception cref="DatasetException">Other sizes, or values that are not 0…255.</exception>
    public static RgbImage ToRgb(MatNumeric values)
    {
        ArgumentNullException.ThrowIfNull(values);
        bool isGrey = values.Dimensions.Count == 2;
        if (!isGrey && (values.Dimensions.Count != 3 || values.Dimensions[2] != 3))
        {
            throw new DatasetException(values.Where, $"an array {values.ShapeText}", "rows × columns × 3", "Check that this is a picture.");
        }

        byte[] source = values.ToBytes();
        int height = values.Dimensions[0];
        int width = values.Dimensions[1];
        byte[] rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    int plane = isGrey ? 0 : channel;
                    rgb[(((y * width) + x) * 3) + channel] = source[(((plane * width) + x) * height) + y];
                }
            }
        }

        return new RgbImage(width, height, rgb);
    }
}

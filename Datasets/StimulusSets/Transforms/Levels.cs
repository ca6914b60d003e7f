namespace Concord.Datasets.StimulusSets.Transforms;

/// <summary>From numbers to 8 bits: clamped to 0 … 255 and rounded half up; NaN does not occur.</summary>
internal static class Levels
{
    public static byte Round(double level) => (byte)(Math.Clamp(level, 0, 255) + 0.5);

    /// <summary>A picture whose levels are each a function of one level.</summary>
    public static RgbImage Map(RgbImage image, Func<byte, byte> map)
    {
        byte[] table = [.. Enumerable.Range(0, 256).Select(level => map((byte)level))];
        return new RgbImage(image.Width, image.Height, Array.ConvertAll(image.Rgb, level => table[level]));
    }
}

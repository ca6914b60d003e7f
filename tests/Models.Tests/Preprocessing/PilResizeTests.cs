using Concord.Models.Preprocessing;
using CsCheck;

namespace Concord.Models.Tests.Preprocessing;

public sealed class PilResizeTests
{
    private static readonly Gen<(int Width, int Height, int NewWidth, int NewHeight, int Seed, Interpolation Kind)> Cases =
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[0, 1000], Gen.Enum<Interpolation>());

    [Fact]
    public void A_window_equals_that_part_of_the_whole() =>
        Cases.Sample(c =>
        {
            PixelImage image = Noise(c.Width, c.Height, c.Seed);
            PreprocessingSpec whole = new() { Resize = ResizeTarget.To(c.NewHeight, c.NewWidth), Interpolation = c.Kind };
            float[] all = PreprocessReference.Pixels(whole, image);
            ImageSize crop = new((c.NewHeight + 1) / 2, (c.NewWidth + 2) / 3);
            float[] part = PreprocessReference.Pixels(whole with { Crop = crop }, image);
            int top = (int)Math.Round((c.NewHeight - crop.Height) / 2.0);
            int left = (int)Math.Round((c.NewWidth - crop.Width) / 2.0);
            for (int y = 0; y < crop.Height; y++)
            {
                for (int x = 0; x < crop.Width; x++)
                {
                    Assert.Equal(all[((top + y) * c.NewWidth) + left + x], part[(y * crop.Width) + x]);
                }
            }
        }, iter: 300);

    [Fact]
    public void The_vectorised_passes_equal_a_naive_twin() =>
        Cases.Sample(c =>
        {
            if (c.Kind == Interpolation.Nearest)
            {
                return;
            }

            PixelImage image = Noise(c.Width, c.Height, c.Seed);
            PreprocessingSpec spec = new() { Resize = ResizeTarget.To(c.NewHeight, c.NewWidth), Interpolation = c.Kind };
            Assert.Equal(Naive(image, c.NewHeight, c.NewWidth, c.Kind), PreprocessReference.Pixels(spec, image));
        }, iter: 300);

    [Fact]
    public void A_constant_picture_stays_constant() =>
        Cases.Sample(c =>
        {
            byte[] rgb = new byte[c.Width * c.Height * 3];
            Array.Fill(rgb, (byte)c.Seed);
            PreprocessingSpec spec = new() { Resize = ResizeTarget.To(c.NewHeight, c.NewWidth), Interpolation = c.Kind };
            Assert.All(PreprocessReference.Pixels(spec, new PixelImage(c.Width, c.Height, rgb)), value => Assert.Equal((byte)c.Seed, value));
        }, iter: 200);

    [Fact]
    public void Nearest_takes_the_pixel_under_the_centre()
    {
        // 4 -> 2 columns: centres 1.0 and 3.0; 4 -> 3: .67, 2.0, 3.33.
        PixelImage image = new(4, 1, new byte[] { 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3 });
        PreprocessingSpec spec = new() { Resize = ResizeTarget.To(1, 2), Interpolation = Interpolation.Nearest };
        Assert.Equal([1, 3], PreprocessReference.Pixels(spec, image)[..2]);
        Assert.Equal([0, 2, 3], PreprocessReference.Pixels(spec with { Resize = ResizeTarget.To(1, 3) }, image)[..3]);
    }

    internal static PixelImage Noise(int width, int height, int seed)
    {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).NextBytes(rgb);
        return new PixelImage(width, height, rgb);
    }

    // Float64 weights straight from the definition, rounded to 22 bits; sums in 64-bit integers.
    private static float[] Naive(PixelImage image, int newHeight, int newWidth, Interpolation kind)
    {
        byte[] rgb = image.Rgb.ToArray();
        byte[] between = Axis(rgb, image.Height, image.Width, newWidth, kind, (row, column, channel) => (((row * image.Width) + column) * 3) + channel, (row, column, channel) => (((row * newWidth) + column) * 3) + channel);
        byte[] result = Axis(between, newWidth, image.Height, newHeight, kind, (column, row, channel) => (((row * newWidth) + column) * 3) + channel, (column, row, channel) => (((row * newWidth) + column) * 3) + channel);
        return [.. Enumerable.Range(0, 3).SelectMany(channel => Enumerable.Range(0, newHeight * newWidth).Select(i => (float)result[(i * 3) + channel]))];
    }

    private static byte[] Axis(byte[] source, int lines, int length, int newLength, Interpolation kind, Func<int, int, int, int> from, Func<int, int, int, int> to)
    {
        if (length == newLength)
        {
            return source;
        }

        byte[] target = new byte[lines * newLength * 3];
        double scale = (double)length / newLength;
        double stretch = Math.Max(1, scale);
        double support = stretch * (kind == Interpolation.Bilinear ? 1 : 2);
        for (int i = 0; i < newLength; i++)
        {
            double centre = (i + 0.5) * scale;
            int first = Math.Max(0, (int)(centre - support + 0.5));
            int end = Math.Min(length, (int)(centre + support + 0.5));
            double[] weights = [.. Enumerable.Range(first, end - first).Select(pixel => Filter(kind, (pixel - centre + 0.5) / stretch))];
            double sum = weights.Sum();
            long[] fixedPoint = [.. weights.Select(weight => (long)Math.Round(weight / sum * (1 << 22), MidpointRounding.AwayFromZero))];
            for (int line = 0; line < lines; line++)
            {
                for (int channel = 0; channel < 3; channel++)
                {
                    long total = 1 << 21;
                    for (int tap = 0; tap < fixedPoint.Length; tap++)
                    {
                        total += fixedPoint[tap] * source[from(line, first + tap, channel)];
                    }

                    target[to(line, i, channel)] = (byte)Math.Clamp(total >> 22, 0, 255);
                }
            }
        }

        return target;
    }

    private static double Filter(Interpolation kind, double x) => (kind, Math.Abs(x)) switch
    {
        (Interpolation.Bilinear, var t) => Math.Max(0, 1 - t),
        (_, < 1 and var t) => (1.5 * t * t * t) - (2.5 * t * t) + 1,
        (_, < 2 and var t) => (-0.5 * t * t * t) + (2.5 * t * t) - (4 * t) + 2,
        _ => 0,
    };
}

using Concord.Pipeline.Reporting.Drawing;
using CsCheck;
using SkiaSharp;

namespace Concord.Pipeline.Tests.Reporting.Drawing;

public class IndexedPngTests
{
    [Fact]
    public void A_decoder_of_someone_elses_reads_every_pixel()
    {
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], Gen.Int[1, 256], Gen.Int).Sample((width, height, colours, seed) =>
        {
            Random random = new(seed);
            (byte Red, byte Green, byte Blue, byte Alpha)[] palette = [.. Enumerable.Range(0, colours).Select(i => ((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)(i == 0 ? 0 : 255)))];
            byte[] indices = [.. Enumerable.Range(0, width * height).Select(_ => (byte)random.Next(colours))];
            using SKBitmap bitmap = SKBitmap.Decode(IndexedPng.Write(indices, width, palette), new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
            for (int i = 0; i < indices.Length; i++)
            {
                SKColor seen = bitmap.GetPixel(i % width, i / width);
                (byte red, byte green, byte blue, byte alpha) = palette[indices[i]];
                Assert.Equal(alpha, seen.Alpha);
                Assert.True(alpha == 0 || (seen.Red, seen.Green, seen.Blue) == (red, green, blue));
            }
        }, iter: 50);
    }
}

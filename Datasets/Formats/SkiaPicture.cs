using System.Buffers;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace Concord.Datasets.Formats;

/// <summary>SkiaSharp's decoders: JPEG in strips of rows, the others whole.</summary>
/// <remarks>To RGBA, not premultiplied, without a colour space: embedded profiles and gamma are not applied, as in PIL. PNG in strips would end with its last row, before the check sums behind it are compared.</remarks>
internal static class SkiaPicture
{
    // A whole number of every JPEG's blocks, small enough for the cache.
    private const int StripRows = 16;

    /// <summary>Decodes into <paramref name="pixels"/>.</summary>
    /// <returns>The EXIF orientation, 1…8, as far as SkiaSharp knows it: that of JPEG and WebP.</returns>
    /// <exception cref="DatasetException">Damaged, or a pixel that the alpha rule refuses.</exception>
    public static int Decode(byte[] bytes, ImageHeader header, string name, RgbPixels pixels)
    {
        GCHandle pin = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            using SKData data = SKData.Create(pin.AddrOfPinnedObject(), bytes.Length);
            using SKCodec codec = SKCodec.Create(data) ?? throw ImageHeader.Damaged(name, "bytes that are not a picture");
            if (codec.Info.Width != header.Width || codec.Info.Height != header.Height)
            {
                throw ImageHeader.Damaged(name, $"{codec.Info.Width}×{codec.Info.Height} pixels where the header says {header.Width}×{header.Height}");
            }

            var info = new SKImageInfo(header.Width, header.Height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
            if (header.Kind is ImageKind.Jpeg && codec.StartScanlineDecode(info) is SKCodecResult.Success && codec.ScanlineOrder is SKCodecScanlineOrder.TopDown)
            {
                Strips(codec, info, name, pixels);
            }
            else
            {
                Whole(codec, info, name, pixels);
            }

            return (int)codec.EncodedOrigin;
        }
        finally
        {
            pin.Free();
        }
    }

    private static void Strips(SKCodec codec, SKImageInfo info, string name, RgbPixels pixels)
    {
        byte[] strip = ArrayPool<byte>.Shared.Rent(info.RowBytes * StripRows);
        GCHandle pin = GCHandle.Alloc(strip, GCHandleType.Pinned);
        try
        {
            for (int row = 0; row < info.Height; row += StripRows)
            {
                int rows = Math.Min(StripRows, info.Height - row);
                int found = codec.GetScanlines(pin.AddrOfPinnedObject(), rows, info.RowBytes);
                if (found < rows)
                {
                    throw ImageHeader.Damaged(name, $"a picture that ends or breaks inside (at row {row + Math.Max(0, found)} of {info.Height})");
                }

                pixels.Add(strip.AsSpan(0, rows * info.RowBytes));
            }
        }
        finally
        {
            pin.Free();
            ArrayPool<byte>.Shared.Return(strip);
        }
    }

    private static void Whole(SKCodec codec, SKImageInfo info, string name, RgbPixels pixels)
    {
        // Native memory: pages that the decoder does not reach are never touched.
        using SKData rgba = SKData.Create(info.BytesSize64);
        SKCodecResult result = codec.GetPixels(info, rgba.Data);
        if (result is not SKCodecResult.Success)
        {
            throw ImageHeader.Damaged(name, $"a picture that ends or breaks inside ({result})");
        }

        pixels.Add(rgba.Span);
    }
}

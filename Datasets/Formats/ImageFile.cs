using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Concord.Datasets.StimulusSets;
using SkiaSharp;

namespace Concord.Datasets.Formats;

/// <summary>Decodes PNG and JPEG to 8-bit RGB; the bytes equal PIL's `Image.open(...).convert("RGB")`.</summary>
/// <remarks>
/// SKCodec to RGBA, unpremultiplied, without a colour space (embedded profiles are not applied, as in PIL). Grey and palette pictures become RGB.
/// EXIF rotation is not applied (as PIL's open). Refused by name, because decoders disagree about them: transparency (unless a background is given), 16 bits a channel, CMYK JPEG, animation beyond its first frame, more than 100 megapixels.
/// </remarks>
public static class ImageFile
{
    private const long MaximumPixels = 100_000_000;

    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">PNG or JPEG, told by content, not by name.</param>
    /// <param name="background">What shows through transparent pixels (R, G, B); without it a picture with transparency is refused.</param>
    /// <exception cref="DatasetException">Not a picture, damaged, or of a kind that is refused.</exception>
    public static RgbImage Read(string path, (byte R, byte G, byte B)? background = null) => Decode(FileBytes.ReadAll(path), path, background);

    /// <summary>Decodes a picture that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="background">As for a file.</param>
    /// <exception cref="DatasetException">As for a file.</exception>
    public static RgbImage Decode(byte[] bytes, string name, (byte R, byte G, byte B)? background = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        RefuseKinds(bytes, name);
        using SKData data = SKData.CreateCopy(bytes);
        using SKCodec codec = SKCodec.Create(data) ?? throw Damaged(name, "bytes that are not a picture");
        int width = codec.Info.Width;
        int height = codec.Info.Height;
        if ((long)width * height > MaximumPixels)
        {
            throw new DatasetException(name, $"{width}×{height} pixels", $"at most {MaximumPixels / 1_000_000} megapixels", "Scale the picture down first.");
        }

        byte[] rgba = new byte[4 * width * height];
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Unpremul);
        GCHandle pin = GCHandle.Alloc(rgba, GCHandleType.Pinned);
        try
        {
            SKCodecResult result = codec.GetPixels(info, pin.AddrOfPinnedObject());
            if (result is not SKCodecResult.Success)
            {
                throw Damaged(name, $"a picture that ends or breaks inside ({result})");
            }
        }
        finally
        {
            pin.Free();
        }

        return new RgbImage(width, height, ToRgb(rgba, name, background));
    }

    private static byte[] ToRgb(byte[] rgba, string name, (byte R, byte G, byte B)? background)
    {
        byte[] rgb = new byte[rgba.Length / 4 * 3];
        for (int pixel = 0, from = 0, to = 0; from < rgba.Length; pixel++, from += 4, to += 3)
        {
            int alpha = rgba[from + 3];
            if (alpha == 255)
            {
                rgba.AsSpan(from, 3).CopyTo(rgb.AsSpan(to));
                continue;
            }

            if (background is not { } back)
            {
                throw new DatasetException(name, $"a transparent pixel (number {pixel}, alpha {alpha})", "an opaque picture", "State the background, or flatten the picture over it.");
            }

            rgb[to] = Blend(rgba[from], back.R, alpha);
            rgb[to + 1] = Blend(rgba[from + 1], back.G, alpha);
            rgb[to + 2] = Blend(rgba[from + 2], back.B, alpha);
        }

        return rgb;
    }

    private static byte Blend(int front, int back, int alpha) => (byte)(((front * alpha) + (back * (255 - alpha)) + 127) / 255);

    private static void RefuseKinds(byte[] bytes, string name)
    {
        bool isPng = bytes.Length > 25 && bytes.AsSpan(0, 8).SequenceEqual<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        bool isJpeg = bytes.Length > 3 && bytes[0] == 0xFF && bytes[1] == 0xD8;
        if (!isPng && !isJpeg)
        {
            throw Damaged(name, "neither a PNG nor a JPEG mark at the front");
        }

        if (isPng && bytes[24] == 16)
        {
            throw new DatasetException(name, "a PNG of 16 bits a channel", "8 bits a channel", "Convert it to 8 bits; decoders round differently.");
        }

        if (isJpeg && JpegComponents(bytes) is 4)
        {
            throw new DatasetException(name, "a CMYK JPEG", "RGB or grey", "Convert it to RGB with the profile that it was made for.");
        }
    }

    private static int JpegComponents(byte[] bytes)
    {
        int at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            int marker = bytes[at + 1];
            // Start-of-frame markers C0…CF but for C4 (Huffman), C8 (reserved) and CC (arithmetic).
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return bytes[at + 9];
            }

            at += marker is 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }

        return 0;
    }

    private static DatasetException Damaged(string name, string found) =>
        new(name, found, "a whole PNG or JPEG", "The file is truncated, damaged or of another kind; fetch it again.");
}

using Concord.Datasets.StimulusSets;

namespace Concord.Datasets.Formats;

/// <summary>Decodes PNG, JPEG, WebP, GIF and BMP to 8-bit RGB; the bytes equal PIL's <c>Image.open(file).convert("RGB")</c>.</summary>
/// <remarks>
/// <para>Format by content, not by name. Profiles and gamma are not applied, as in PIL. Grey and palette pictures become RGB; CMYK is converted without a profile (R = C·K/255 of inverted inks, which Adobe writes and which are assumed of all), as in PIL. Of an animation the first frame is shown.</para>
/// <para>Where PIL is not followed: transparent pixels are refused unless <see cref="ImageDecoding.Alpha"/> says otherwise (PIL drops alpha); 16-bit grey is scaled (PIL clips it); a transparent colour of grey pictures below 8 bits is compared as stored, as the specification says (PIL compares widened values).</para>
/// <para>Refused by name: BMP of 16 bits a pixel or with an OS/2 header, JPEG of 2 channels, 12 bits or more than 100 scans, more than 100 megapixels.</para>
/// <para>Memory: the file, 3 bytes a pixel, and 4 more for all but JPEG; a progressive JPEG up to 6 more in the decoder.</para>
/// <para>Source: pixels by SkiaSharp (libjpeg-turbo, libpng, libwebp), compared byte by byte with Pillow 9.4.</para>
/// </remarks>
public static class ImageFile
{
    /// <summary>Reads and decodes a file.</summary>
    /// <param name="path">The picture.</param>
    /// <param name="decoding">Transparency, orientation, 16 bits; null for the default.</param>
    /// <exception cref="DatasetException">Not a picture, damaged, or of a kind that is refused.</exception>
    public static RgbImage Read(string path, ImageDecoding? decoding = null) => Decode(FileBytes.ReadAll(path), path, decoding);

    /// <summary>Decodes a picture that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="decoding">As for a file.</param>
    /// <exception cref="DatasetException">As for a file.</exception>
    public static RgbImage Decode(byte[] bytes, string name, ImageDecoding? decoding = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        decoding ??= ImageDecoding.Default;
        ImageHeader header = ImageHeader.Read(bytes, name);
        // SkiaSharp gives black for the transparent pixels of a GIF, whatever colour they have.
        AlphaRule alpha = header.Kind is ImageKind.Gif && decoding.Alpha == AlphaRule.Dropped ? AlphaRule.Refused : decoding.Alpha;
        var pixels = new RgbPixels(header.Width, header.Height, alpha, name);
        int orientation = 1;
        if (header is { Kind: ImageKind.Png, Bits: 16 })
        {
            Deep(bytes, header, name, decoding.SixteenBit, pixels);
        }
        else
        {
            orientation = SkiaPicture.Decode(bytes, header, name, pixels);
        }

        var image = new RgbImage(header.Width, header.Height, pixels.Rgb);
        if (!decoding.Upright)
        {
            return image;
        }

        return ImageTurn.Apply(image, header.Kind is ImageKind.Png && PngChunks.All(bytes, "eXIf", name) is [var exif, ..] ? Exif.Orientation(exif.Span) : orientation);
    }

    private static void Deep(byte[] bytes, ImageHeader header, string name, SixteenBitRule rule, RgbPixels pixels)
    {
        byte[] rgba = GC.AllocateUninitializedArray<byte>(4 * header.Width * header.Height);
        DeepPng.Decode(bytes, header, name, rule, rgba);
        pixels.Add(rgba);
    }
}

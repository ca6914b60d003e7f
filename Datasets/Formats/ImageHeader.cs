using System.Buffers.Binary;

namespace Concord.Datasets.Formats;

/// <summary>What a picture file declares of itself, read and limited before any decoder sees it.</summary>
/// <param name="Kind">The format.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Bits">Bits a channel (PNG) or a pixel (BMP); 8 for the others.</param>
internal sealed record ImageHeader(ImageKind Kind, int Width, int Height, int Bits)
{
    public const long MaximumPixels = 100_000_000;

    // The longest header that holds a size: RIFF, WEBP, chunk, start code.
    private const int Longest = 30;

    /// <summary>Reads the header.</summary>
    /// <exception cref="DatasetException">Not a picture, cut inside its header, no pixels or too many, or a kind that is refused.</exception>
    public static ImageHeader Read(ReadOnlySpan<byte> bytes, string name)
    {
        ImageHeader header = Parse(bytes, name) ?? throw NotAPicture(name, bytes.Length == 0 ? "no bytes" : "none of their marks at the front");
        if (header.Width < 1 || header.Height < 1)
        {
            throw new DatasetException(name, $"a size of {header.Width}×{header.Height}", "at least 1×1 pixel", "Check the picture's header.");
        }

        if ((long)header.Width * header.Height > MaximumPixels)
        {
            throw new DatasetException(name, $"{header.Width}×{header.Height} pixels", $"at most {MaximumPixels / 1_000_000} megapixels", "Scale the picture down first.");
        }

        if ((long)header.Width * header.Height > header.MostPixels(bytes))
        {
            throw Damaged(name, $"{header.Width}×{header.Height} pixels declared in {bytes.Length} bytes, which cannot hold them");
        }

        return header is { Kind: ImageKind.Bmp, Bits: 16 }
            ? throw new DatasetException(name, "a BMP of 16 bits a pixel", "1, 4, 8, 24 or 32", "Save it as PNG; decoders widen its 5 bits differently.")
            : header;
    }

    /// <summary>Whether the first bytes are those of a picture format.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> front) => KindOf(front) is not null;

    public static DatasetException Damaged(string name, string found, Exception? inner = null) =>
        new(name, found, "a whole picture", "The file is truncated, damaged or of another kind; fetch it again.", inner);

    private static ImageKind? KindOf(ReadOnlySpan<byte> front)
    {
        if (front.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return ImageKind.Png;
        }

        if (front.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
        {
            return ImageKind.Jpeg;
        }

        if (front.StartsWith("RIFF"u8) && front.Length >= 12 && front[8..].StartsWith("WEBP"u8))
        {
            return ImageKind.WebP;
        }

        return front.StartsWith("GIF87a"u8) || front.StartsWith("GIF89a"u8) ? ImageKind.Gif : front.StartsWith("BM"u8) ? ImageKind.Bmp : null;
    }

    private static ImageHeader? Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (KindOf(bytes) is not { } kind)
        {
            return null;
        }

        if (bytes.Length < Longest)
        {
            throw Damaged(name, $"a file of {bytes.Length} bytes that ends inside its header");
        }

        return kind switch
        {
            ImageKind.Png => Png(bytes, name),
            ImageKind.Jpeg => JpegMarkers.Read(bytes, name),
            ImageKind.WebP => WebP(bytes, name),
            ImageKind.Gif => new ImageHeader(kind, BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]), 8),
            _ => Bmp(bytes, name),
        };
    }

    private static ImageHeader Png(ReadOnlySpan<byte> bytes, string name)
    {
        if (!bytes[12..].StartsWith("IHDR"u8))
        {
            throw Damaged(name, "a PNG that does not begin with its header");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]);
        return new ImageHeader(ImageKind.Png, Side(width), Side(height), bytes[24]);
    }

    private static ImageHeader WebP(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes[12..].StartsWith("VP8X"u8))
        {
            int width = 1 + (bytes[24] | (bytes[25] << 8) | (bytes[26] << 16));
            return new ImageHeader(ImageKind.WebP, width, 1 + (bytes[27] | (bytes[28] << 8) | (bytes[29] << 16)), 8);
        }

        if (bytes[12..].StartsWith("VP8L"u8))
        {
            uint sides = BinaryPrimitives.ReadUInt32LittleEndian(bytes[21..]);
            return new ImageHeader(ImageKind.WebP, 1 + (int)(sides & 0x3FFF), 1 + (int)((sides >> 14) & 0x3FFF), 8);
        }

        return bytes[12..].StartsWith("VP8 "u8)
            ? new ImageHeader(ImageKind.WebP, BinaryPrimitives.ReadUInt16LittleEndian(bytes[26..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]) & 0x3FFF, 8)
            : throw Damaged(name, "a WebP that begins with neither VP8, VP8L nor VP8X");
    }

    private static ImageHeader Bmp(ReadOnlySpan<byte> bytes, string name)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]) < 40)
        {
            throw new DatasetException(name, "a BMP with the header of OS/2", "a Windows header of 40 bytes or more", "Save it as PNG.");
        }

        int height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        // A negative height says that rows run from the top.
        return new ImageHeader(ImageKind.Bmp, BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), height == int.MinValue ? 0 : Math.Abs(height), BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]));
    }

    // Deflate makes at most 1032 bytes of one. A Huffman-coded JPEG takes a bit or more for each block of 64 grey pixels. The others have no such bound.
    private long MostPixels(ReadOnlySpan<byte> bytes) => Kind switch
    {
        ImageKind.Png => 8L * 1032 * bytes.Length / Math.Max(1, Bits * (bytes[25] switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 })),
        ImageKind.Jpeg => 8L * 64 * bytes.Length,
        _ => MaximumPixels,
    };

    private static int Side(uint side) => (int)Math.Min(side, int.MaxValue);

    private static DatasetException NotAPicture(string name, string found) =>
        new(name, found, "a PNG, JPEG, WebP, GIF or BMP", "The file is damaged or of another kind; fetch it again, or convert it to PNG.");
}

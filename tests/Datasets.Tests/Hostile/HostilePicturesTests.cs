using System.Buffers.Binary;
using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Hostile;

public sealed class HostilePicturesTests
{
    private static readonly ImageDecoding s_anything = new() { Alpha = AlphaRule.Over(1, 2, 3), Upright = true };

    [Theory]
    [InlineData("png-rgb-8bit-13x7.png", 300, 150)]
    [InlineData("jpeg-q95-s2-17x31-progressive.jpg", 300, 60)]
    [InlineData("webp-lossy-q60-17x13.webp", 300, 60)]
    [InlineData("webp-alpha-lossless-q60-17x13.webp", 300, 60)]
    [InlineData("png-rgba-8bit-13x7-interlaced.png", 100, 50)]
    [InlineData("png-palette-alpha-4bit-13x7.png", 100, 50)]
    [InlineData("png-rgba-16bit-13x7-interlaced.png", 300, 150)]
    [InlineData("jpeg-cmyk-q35.jpg", 100, 20)]
    [InlineData("orientation-6.jpg", 100, 20)]
    [InlineData("animated.webp", 100, 10)]
    [InlineData("animated.gif", 100, 10)]
    [InlineData("bmp-P.bmp", 100, 10)]
    public void Damaged_pictures_are_refused_or_read(string name, int files, int leastRefused)
    {
        HostileReport report = HostileFiles.Check(Repository.Reference("images", "pictures", name), path => ImageFile.Read(path, s_anything), new HostileLimits(files));
        Assert.True(report.Refused >= leastRefused, report.ToString());
    }

    [Theory]
    [InlineData("png-rgb-8bit-13x7.png")]
    [InlineData("png-rgb-16bit-13x7.png")]
    [InlineData("jpeg-q95-s0-17x31.jpg")]
    [InlineData("jpeg-q95-s2-17x31-progressive.jpg")]
    [InlineData("webp-lossy-q60-17x13.webp")]
    [InlineData("webp-lossless-q60-17x13.webp")]
    [InlineData("bmp-RGB.bmp")]
    [InlineData("gif-1.gif")]
    public void A_picture_cut_before_its_last_pixels_is_an_error(string name)
    {
        byte[] whole = File.ReadAllBytes(Repository.Reference("images", "pictures", name));
        // PNG ends with check sums and a mark, 20 bytes without pixels; JPEG with a mark; WebP may end with a byte of padding.
        for (int length = 0; length < whole.Length - 20; length++)
        {
            byte[] cut = whole[..length];
            DatasetException fault = Assert.Throws<DatasetException>(() => ImageFile.Decode(cut, name));
            Assert.StartsWith(name + ": ", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sizes_that_no_decoder_should_see_are_refused()
    {
        Refused("60000×60000 pixels", File.ReadAllBytes(Repository.Reference("images", "huge.png")));
        Refused("9000×9000 pixels declared in", Png(9000, 9000));
        Refused("2147483647×1 pixels", Png(uint.MaxValue, 1));
        Refused("a size of 0×5", Png(0, 5));
        Refused("60000×60000 pixels", Jpeg(60000, 60000, 3));
        Refused("9000×9000 pixels declared in", Jpeg(9000, 9000, 3));
        Refused("a JPEG of 2 channels", Jpeg(9, 9, 2));
        Refused("16384×16384 pixels", [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8L"u8, 10, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0, 0, 0]);
        Refused("16777216×16777216 pixels", [.. "RIFF"u8, 30, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        Refused("65535×65535 pixels", [.. "GIF89a"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. new byte[30]]);
        Refused("a BMP of 16 bits", [.. "BM"u8, .. new byte[12], 40, 0, 0, 0, 4, 0, 0, 0, 4, 0, 0, 0, 1, 0, 16, 0, .. new byte[80]]);
    }

    [Fact]
    public void Other_files_are_refused_by_what_they_are()
    {
        Refused("no bytes; expected a PNG, JPEG, WebP, GIF or BMP", []);
        Refused("none of their marks", "<html>not found</html>"u8.ToArray());
        Refused("ends inside its header", [0xFF, 0xD8, 0xFF, 0xE0]);
        byte[] jpeg = File.ReadAllBytes(Repository.Reference("images", "pictures", "jpeg-q35-s0-17x31-progressive.jpg"));
        int scan = jpeg.AsSpan().IndexOf<byte>([0xFF, 0xDA]);
        Refused("scans; expected at most 100", [.. jpeg[..scan], .. Enumerable.Repeat(jpeg[scan..(jpeg.Length - 2)], 200).SelectMany(bytes => bytes), 0xFF, 0xD9]);
    }

    [Fact]
    public void A_thousand_to_one_is_legal_below_the_limit_of_pixels()
    {
        // 25 megapixels of one colour in 73 KB.
        using var folder = new TemporaryFolder();
        DebianPython.Run("PIL", Repository.Reference("images", "flat.py"), folder.File("flat.png"));
        Assert.InRange(new FileInfo(folder.File("flat.png")).Length, 1, 100_000);
        RgbImage image = ImageFile.Read(folder.File("flat.png"));
        Assert.Equal((5000, 5000), (image.Width, image.Height));
        Assert.Equal([9, 8, 7], image.Rgb[^3..]);
    }

    [Fact]
    public void Orientation_is_read_without_following_pointers()
    {
        byte[] entry = [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
        byte[] other = [0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0]; // the EXIF directory: itself
        Assert.Equal(6, Exif.Orientation([.. "II*\0"u8, 8, 0, 0, 0, 2, 0, .. other, .. entry, 8, 0, 0, 0]));
        Assert.Equal(1, Exif.Orientation([.. "II*\0"u8, 8, 0, 0, 0, 0xFF, 0xFF, .. other, 8, 0, 0, 0])); // more entries than bytes
        Assert.Equal(1, Exif.Orientation([.. "II*\0"u8, 0xFF, 0xFF, 0xFF, 0x7F, 1, 0]));
        Assert.Equal(1, Exif.Orientation([.. "II*\0"u8, 0, 0, 0, 0]));
        Assert.Equal(1, Exif.Orientation([]));
        entry[8] = 9;
        Assert.Equal(1, Exif.Orientation([.. "II*\0"u8, 8, 0, 0, 0, 1, 0, .. entry]));
    }

    private static void Refused(string says, byte[] bytes) =>
        Assert.Contains(says, Assert.Throws<DatasetException>(() => ImageFile.Decode(bytes, "x")).Message, StringComparison.Ordinal);

    private static byte[] Png(uint width, uint height)
    {
        byte[] bytes = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0, .. new byte[40]];
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static byte[] Jpeg(int width, int height, byte channels)
    {
        byte[] bytes = [0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, 0, 0, 0, 0, channels, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, .. new byte[20]];
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(7), (ushort)height);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(9), (ushort)width);
        return bytes;
    }
}

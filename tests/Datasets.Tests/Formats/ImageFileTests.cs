using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class ImageFileTests
{
    [Theory]
    [InlineData("img.png", "img_png_decoded.npy")]
    [InlineData("img.jpg", "img_jpg_decoded.npy")]
    public void The_bytes_equal_what_PIL_decodes(string picture, string decoded)
    {
        RgbImage image = ImageFile.Read(Repository.Shared("golden", "preprocess", picture));
        NpyArray expected = NpyFile.Read(Repository.Shared("golden", "preprocess", decoded));
        Assert.Equal([image.Height, image.Width, 3], expected.Shape);
        Assert.Equal(expected.AsBytes().ToArray(), image.Rgb);
    }

    [Fact]
    public void RGB_grey_and_palette_become_RGB()
    {
        Assert.Equal([255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30], ImageFile.Read(Repository.Reference("images", "rgb8.png")).Rgb);
        Assert.Equal([7, 7, 7, 200, 200, 200], ImageFile.Read(Repository.Reference("images", "grey8.png")).Rgb);
        Assert.Equal([60, 50, 40, 9, 8, 7], ImageFile.Read(Repository.Reference("images", "palette.png")).Rgb);
    }

    [Fact]
    public void Transparency_needs_a_stated_background()
    {
        string path = Repository.Reference("images", "alpha.png");
        Assert.Contains("transparent pixel (number 1, alpha 51)", Assert.Throws<DatasetException>(() => ImageFile.Read(path)).Message, StringComparison.Ordinal);
        // alpha 51 = 1/5: 100/5 + 0·4/5 = 20, 150/5 + 4/5·255 = 234, 200/5 + 4/5·100 = 120
        Assert.Equal([100, 150, 200, 20, 234, 120], ImageFile.Read(path, (0, 255, 100)).Rgb);
    }

    [Fact]
    public void Sixteen_bits_CMYK_giants_and_other_files_are_refused_by_name()
    {
        Assert.Contains("16 bits", Assert.Throws<DatasetException>(() => ImageFile.Read(Repository.Reference("images", "rgb16.png"))).Message, StringComparison.Ordinal);
        Assert.Contains("60000×60000", Assert.Throws<DatasetException>(() => ImageFile.Read(Repository.Reference("images", "huge.png"))).Message, StringComparison.Ordinal);
        byte[] cmyk = [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 20, 8, 0, 1, 0, 1, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0];
        Assert.Contains("CMYK", Assert.Throws<DatasetException>(() => ImageFile.Decode(cmyk, "c.jpg")).Message, StringComparison.Ordinal);
        Assert.Contains("neither a PNG nor a JPEG", Assert.Throws<DatasetException>(() => ImageFile.Decode("<html>not found</html>"u8.ToArray(), "x.png")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("img.png")]
    [InlineData("img.jpg")]
    public void A_truncated_picture_is_an_error_and_never_half_a_picture(string name)
    {
        byte[] whole = File.ReadAllBytes(Repository.Shared("golden", "preprocess", name));
        foreach (int length in (int[])[0, 10, 40, whole.Length / 2, whole.Length * 9 / 10])
        {
            Assert.Throws<DatasetException>(() => ImageFile.Decode(whole[..length], name));
        }
    }
}

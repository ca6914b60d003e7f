using Concord.Datasets.Formats;
using Concord.Datasets.StimulusSets;
using Concord.Tests;

namespace Concord.Datasets.Tests.Formats;

public sealed class ImageFileTests
{
    private static readonly string s_script = Repository.Reference("images", "make_pictures.py");

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
    public void Pictures_of_every_kind_equal_what_Pillow_decodes()
    {
        IReadOnlyList<ExpectedPicture> all = ExpectedPicture.All(Repository.Reference("images"));
        Assert.Equal(196, all.Count);
        Assert.Empty(all.Select(picture => picture.Fault()).OfType<string>());
    }

    [Fact]
    public void A_thousand_more_equal_what_Pillow_decodes_here_and_now()
    {
        using var folder = new TemporaryFolder();
        DebianPython.Run("PIL, numpy", s_script, folder.Path, "many");
        IReadOnlyList<ExpectedPicture> all = ExpectedPicture.All(folder.Path);
        Assert.True(all.Count > 1000);
        Assert.Empty(all.Select(picture => picture.Fault()).OfType<string>());
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
        Assert.Equal([100, 150, 200, 20, 234, 120], ImageFile.Read(path, new ImageDecoding { Alpha = AlphaRule.Over(0, 255, 100) }).Rgb);
    }

    [Fact]
    public void The_hidden_colours_of_a_GIF_are_not_made_up() =>
        Assert.Contains("a transparent pixel", Assert.Throws<DatasetException>(() => ImageFile.Read(Repository.Reference("images", "pictures", "gif-hidden.gif"), new ImageDecoding { Alpha = AlphaRule.Dropped })).Message, StringComparison.Ordinal);

    [Fact]
    public void Sixteen_bits_are_rounded_or_cut()
    {
        // 1000/257 = 3.89, 2000/257 = 7.78, 3000/257 = 11.67; div 256: 3, 7, 11
        string path = Repository.Reference("images", "rgb16.png");
        Assert.Equal([4, 8, 12], ImageFile.Read(path).Rgb);
        Assert.Equal([3, 7, 11], ImageFile.Read(path, new ImageDecoding { SixteenBit = SixteenBitRule.HighByte }).Rgb);
    }

    [Fact]
    public void Another_decoding_is_another_content_and_the_default_is_the_file()
    {
        string path = Repository.Reference("images", "rgb16.png");
        string plain = Stimulus.FromFile("a", path).ContentHash;
        Assert.Equal(CanonicalHash.OfFile(path), plain);
        Assert.Equal(plain, Stimulus.FromFile("a", path, null, new ImageDecoding()).ContentHash);
        ImageDecoding[] others = [new() { Upright = true }, new() { SixteenBit = SixteenBitRule.HighByte }, new() { Alpha = AlphaRule.Dropped }, new() { Alpha = AlphaRule.Over(1, 2, 3) }, new() { Alpha = AlphaRule.Over(1, 2, 4) }];
        Assert.Equal(6, others.Select(other => Stimulus.FromFile("a", path, null, other).ContentHash).Append(plain).Distinct().Count());
    }

    [Fact]
    public void Every_orientation_is_undone_by_its_inverse()
    {
        RgbImage image = new(3, 2, [.. Enumerable.Range(0, 18).Select(i => (byte)i)]);
        int[] inverse = [1, 2, 3, 4, 5, 8, 7, 6];
        Assert.All(Enumerable.Range(1, 8), orientation => Assert.Equal(image.ContentHash, ImageTurn.Apply(ImageTurn.Apply(image, orientation), inverse[orientation - 1]).ContentHash));
        Assert.Equal(8, Enumerable.Range(1, 8).Select(orientation => ImageTurn.Apply(image, orientation).ContentHash).Distinct().Count());
    }
}

using Concord.Models.Preprocessing;

namespace Concord.Models.Tests.Preprocessing;

public sealed class PreprocessingSpecTests
{
    [Fact]
    public void The_canonical_text_is_as_written_down() =>
        Assert.Equal(
            "resize=shorter 256;mode=pil;interpolation=bilinear;crop=224x224;range=0..1;mean=0.485,0.456,0.406;std=0.229,0.224,0.225",
            PreprocessingSpec.ImageNet().Canonical);

    [Fact]
    public void Everything_that_changes_the_numbers_changes_the_canonical_text()
    {
        PreprocessingSpec basis = PreprocessingSpec.ImageNet();
        PreprocessingSpec[] others =
        [
            basis,
            basis with { Resize = ResizeTarget.Shorter(232) },
            basis with { Resize = ResizeTarget.To(256, 256) },
            basis with { Resize = null },
            basis with { Crop = new ImageSize(224, 223) },
            basis with { Crop = null },
            basis with { Interpolation = Interpolation.Bicubic },
            basis with { Interpolation = Interpolation.Nearest },
            basis with { Mode = ResizeMode.Tensor },
            basis with { Mode = ResizeMode.TensorAntialias },
            basis with { Mode = ResizeMode.Float },
            basis with { Range = PixelRange.Bytes },
            basis with { Mean = [0.485, 0.456, Math.BitIncrement(0.406)] },
            basis with { Std = [0.229, 0.224, 0.2250001] },
        ];
        Assert.Equal(others.Length, others.Select(spec => spec.Canonical).Distinct().Count());
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Equal_contents_are_equal_though_the_lists_are_not_the_same_object() =>
        Assert.Equal(PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [1, 1, 1]), PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [1, 1, 1]));

    [Fact]
    public void Bad_numbers_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PreprocessingSpec.Cifar([0.5, 0.5], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => PreprocessingSpec.Cifar([0.5, 0.5, double.NaN], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [1, 0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResizeTarget.Shorter(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ResizeTarget.To(3, 0));
    }

    [Theory]
    [InlineData(375, 500, 256, 341)] // int(256 * 500 / 375) = int(341.33)
    [InlineData(500, 375, 341, 256)]
    [InlineData(73, 97, 256, 340)] // int(340.16)
    [InlineData(10, 10, 256, 256)]
    public void The_longer_side_keeps_the_proportion_cut_to_whole_pixels(int height, int width, int newHeight, int newWidth) =>
        Assert.Equal(new ImageSize(newHeight, newWidth), ResizeTarget.Shorter(256).SizeFor(height, width));

    [Fact]
    public void The_description_names_each_step() =>
        Assert.Equal(
            "resize to 32x32 (bilinear, pil), no crop, pixels as 0 to 1, mean (0.5,0.5,0.5), standard deviation (0.25,0.25,0.25)",
            PreprocessingSpec.Cifar([0.5, 0.5, 0.5], [0.25, 0.25, 0.25]).Describe());
}

using Concord.Models.Preprocessing;

namespace Concord.Models.Tests.Preprocessing;

public sealed class ImageTransformTests
{
    [Theory]
    [InlineData(48, Interpolation.Bilinear)]
    [InlineData(48, Interpolation.Bicubic)]
    [InlineData(128, Interpolation.Bilinear)]
    [InlineData(128, Interpolation.Bicubic)]
    public void Pil_resize_is_bit_exact(int size, Interpolation interpolation)
    {
        NumpyArray expected = PreprocessReference.Array($"resize{size}_{Name(interpolation)}.npy");
        PreprocessingSpec spec = new() { Resize = ResizeTarget.Shorter(size), Interpolation = interpolation };
        PixelImage image = PreprocessReference.Image();
        Assert.Equal(new ImageSize(expected.Shape[0], expected.Shape[1]), spec.OutputSize(image.Height, image.Width));
        Assert.Equal(PreprocessReference.Planar(expected), PreprocessReference.Pixels(spec, image));
    }

    [Theory]
    [InlineData(48, Interpolation.Bilinear)]
    [InlineData(48, Interpolation.Bicubic)]
    [InlineData(128, Interpolation.Bilinear)]
    [InlineData(128, Interpolation.Bicubic)]
    public void Centre_crop_is_bit_exact(int size, Interpolation interpolation)
    {
        NumpyArray expected = PreprocessReference.Array($"resize{size}_{Name(interpolation)}_crop{size - 8}.npy");
        PreprocessingSpec spec = PreprocessingSpec.ImageNet(size, size - 8, interpolation);
        Assert.Equal(PreprocessReference.Planar(expected), PreprocessReference.Pixels(spec, PreprocessReference.Image()));
    }

    [Theory]
    [InlineData(48, Interpolation.Bilinear)]
    [InlineData(48, Interpolation.Bicubic)]
    [InlineData(128, Interpolation.Bilinear)]
    [InlineData(128, Interpolation.Bicubic)]
    public void Normalised_input_is_bit_exact(int size, Interpolation interpolation)
    {
        NumpyArray expected = PreprocessReference.Array($"resize{size}_{Name(interpolation)}_crop{size - 8}_norm.npy");
        float[] chw = new float[3 * (size - 8) * (size - 8)];
        new ImageTransform(PreprocessingSpec.ImageNet(size, size - 8, interpolation)).Apply(PreprocessReference.Image(), chw);
        Assert.Equal(expected.Floats.ToArray(), chw);
    }

    [Theory]
    [InlineData(ResizeMode.TensorAntialias, "resize48_tensor_antialias.npy")]
    [InlineData(ResizeMode.Tensor, "resize48_tensor_noantialias.npy")]
    public void Tensor_resize_equals_torchvision(ResizeMode mode, string file)
    {
        NumpyArray expected = PreprocessReference.Array(file); // (3 x height x width)
        PreprocessingSpec spec = new() { Resize = ResizeTarget.Shorter(48), Mode = mode };
        float[] actual = PreprocessReference.Pixels(spec, PreprocessReference.Image());
        Assert.Equal([.. expected.Bytes.Select(value => (float)value)], actual);
    }

    [Fact]
    public void The_modes_differ_where_pictures_shrink()
    {
        PixelImage image = PreprocessReference.Image();
        float[][] results = [.. Enum.GetValues<ResizeMode>().Select(mode => PreprocessReference.Pixels(new PreprocessingSpec { Resize = ResizeTarget.Shorter(48), Mode = mode }, image))];
        for (int i = 0; i < results.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                // Pillow and antialiased tensors agree on most pixels of this smooth picture, not on all.
                Assert.NotEqual(results[i], results[j]);
            }
        }
    }

    [Fact]
    public void A_picture_smaller_than_the_crop_is_padded_with_black_the_odd_pixel_behind()
    {
        // 1 x 2 pixels into 2 x 5: rows pad 0 before and 1 behind, columns 1 before and 2 behind.
        PixelImage image = new(2, 1, new byte[] { 10, 20, 30, 40, 50, 60 });
        float[] actual = PreprocessReference.Pixels(new PreprocessingSpec { Crop = new ImageSize(2, 5) }, image);
        Assert.Equal([0, 10, 40, 0, 0, 0, 0, 0, 0, 0, 0, 20, 50, 0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 0, 0, 0, 0, 0, 0, 0], actual);
    }

    [Theory]
    [InlineData(5, 2, 2)] // difference 3: round(1.5) = 2
    [InlineData(3, 2, 0)] // difference 1: round(0.5) = 0
    [InlineData(6, 2, 2)]
    public void The_crop_starts_at_half_the_difference_rounded_to_even(int width, int crop, int start)
    {
        byte[] rgb = [.. Enumerable.Range(0, width).SelectMany(x => new byte[] { (byte)x, 0, 0 })];
        float[] actual = PreprocessReference.Pixels(new PreprocessingSpec { Crop = new ImageSize(1, crop) }, new PixelImage(width, 1, rgb));
        Assert.Equal(start, actual[0]);
    }

    [Fact]
    public void Range_mean_and_deviation_apply_by_channel()
    {
        PixelImage image = new(1, 1, new byte[] { 0, 128, 255 });
        float[] chw = new float[3];
        new ImageTransform(new PreprocessingSpec { Range = PixelRange.Bytes, Mean = [128, 128, 128], Std = [128, 128, 128] }).Apply(image, chw);
        Assert.Equal([-1f, 0f, 127f / 128f], chw);
        new ImageTransform(new PreprocessingSpec { Range = new PixelRange(-1, 1) }).Apply(image, chw);
        Assert.Equal(-1f, chw[0]);
        Assert.Equal(1f, chw[2]);
    }

    [Fact]
    public void Wrong_lengths_are_refused_with_both_sizes()
    {
        ImageTransform transform = new(PreprocessingSpec.ImageNet());
        ArgumentException room = Assert.Throws<ArgumentException>(() => transform.Apply(new PixelImage(1, 1, new byte[3]), new float[7]));
        Assert.Contains("room for 7 numbers, where a picture of 1x1 pixels becomes 3 x 224x224", room.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => transform.Apply(new PixelImage(2, 2, new byte[3]), new float[3 * 224 * 224]));
        Assert.Throws<ArgumentException>(() => transform.Apply(default, new float[3 * 224 * 224]));
    }

    private static string Name(Interpolation interpolation) => interpolation == Interpolation.Bilinear ? "bilinear" : "bicubic";
}

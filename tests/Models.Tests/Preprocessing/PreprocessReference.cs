using Concord.Models.Preprocessing;
using Concord.Tests;

namespace Concord.Models.Tests.Preprocessing;

/// <summary>The references made with torchvision 0.14 on Pillow 9.4: from shared/ where it is there, else the small copies of tests/reference.</summary>
internal static class PreprocessReference
{
    public static NumpyArray Array(string name)
    {
        string own = Repository.Reference("preprocess", name);
        return NumpyArray.Read(File.Exists(own) ? own : Repository.Shared("golden", "preprocess", name));
    }

    public static PixelImage Image()
    {
        NumpyArray array = Array("img_png_decoded.npy");
        return new PixelImage(array.Shape[1], array.Shape[0], array.Bytes);
    }

    /// <summary>The transform's output as pixels again: range 0 to 255, mean 0, deviation 1, interleaved.</summary>
    public static float[] Pixels(PreprocessingSpec spec, PixelImage image)
    {
        PreprocessingSpec raw = spec with { Range = PixelRange.Bytes, Mean = [0, 0, 0], Std = [1, 1, 1] };
        ImageSize size = raw.OutputSize(image.Height, image.Width);
        float[] chw = new float[3 * size.Height * size.Width];
        new ImageTransform(raw).Apply(image, chw);
        return chw;
    }

    public static float[] Planar(NumpyArray interleaved)
    {
        int pixels = interleaved.Shape[0] * interleaved.Shape[1];
        float[] chw = new float[3 * pixels];
        for (int i = 0; i < pixels; i++)
        {
            for (int channel = 0; channel < 3; channel++)
            {
                chw[(channel * pixels) + i] = interleaved.Bytes[(i * 3) + channel];
            }
        }

        return chw;
    }
}

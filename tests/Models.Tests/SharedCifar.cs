using Concord.Models.Preprocessing;
using Concord.Models.Weights;
using Concord.Tests;
using TorchSharp;

namespace Concord.Models.Tests;

/// <summary>CIFAR-10 test images as stimuli.</summary>
internal static class SharedCifar
{
    /// <summary>The first 64 test images of the golden file.</summary>
    public static IReadOnlyList<Func<PixelImage>> First64()
    {
        using WeightsContent content = WeightsFile.Read(Repository.Shared("data", "weights", "golden", "cifar", "cifar10_first64_jpegdecoded.safetensors"));
        using torch.Tensor interleaved = content.Tensors["images"].permute(0, 2, 3, 1).contiguous();
        return Split(interleaved.bytes.ToArray());
    }

    /// <summary>The first test images and labels of the JPEG copy.</summary>
    public static (IReadOnlyList<Func<PixelImage>> Stimuli, byte[] Labels) Jpeg(int count)
    {
        string path = Repository.Shared("data", "cifar10", "test-in-original-order-jpeg.npz");
        byte[] pixels = NpzFile.Read(path, "X").Data;
        return (Split(pixels.AsMemory(0, count * 3072)), NpzFile.Read(path, "y").Data[..count]);
    }

    private static Func<PixelImage>[] Split(ReadOnlyMemory<byte> rgb)
        => [.. Enumerable.Range(0, rgb.Length / 3072).Select(i => (Func<PixelImage>)(() => new PixelImage(32, 32, rgb.Slice(i * 3072, 3072))))];
}

using System.Runtime.InteropServices;
using TorchSharp;

namespace Concord.Models.Preprocessing;

/// <summary>torchvision's resize of a tensor: libtorch's interpolate in float32, with aligned corners off.</summary>
/// <remarks>
/// For 8-bit pixels the result is rounded half to even and, for bicubic, clamped to 0..255, as torchvision 0.14 did. Newer torch releases interpolate
/// 8-bit tensors in 16-bit fixed point where they can, which may differ by one grey level.
/// </remarks>
internal static class TensorResize
{
    /// <summary>Resizes a picture to (3 x height x width) float32 in pixel units, 0 to 255.</summary>
    public static float[] Resize(ReadOnlyMemory<byte> source, ImageSize from, ImageSize to, Interpolation interpolation, ResizeMode mode)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor pixels = torch.tensor(source.ToArray(), [1, from.Height, from.Width, 3], dtype: torch.ScalarType.Byte).permute(0, 3, 1, 2).to(torch.ScalarType.Float32).contiguous();
        (torch.InterpolationMode kind, bool? corners) = interpolation switch
        {
            Interpolation.Bilinear => (torch.InterpolationMode.Bilinear, (bool?)false),
            Interpolation.Bicubic => (torch.InterpolationMode.Bicubic, false),
            _ => (torch.InterpolationMode.Nearest, null),
        };
        bool antialias = mode == ResizeMode.TensorAntialias && interpolation != Interpolation.Nearest;
        torch.Tensor resized = from == to ? pixels : torch.nn.functional.interpolate(pixels, size: [to.Height, to.Width], mode: kind, align_corners: corners, antialias: antialias);
        if (mode != ResizeMode.Float)
        {
            resized = resized.round().clamp(0, 255);
        }

        return MemoryMarshal.Cast<byte, float>(resized.contiguous().bytes).ToArray();
    }
}

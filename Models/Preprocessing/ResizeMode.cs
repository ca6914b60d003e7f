namespace Concord.Models.Preprocessing;

/// <summary>Whose resize is meant: they differ by grey levels, and the choice belongs to the weights.</summary>
public enum ResizeMode
{
    /// <summary>Pillow's on 8-bit pixels, antialiased, in 22-bit fixed point: torchvision's <c>Resize</c> of a PIL image. Bit-exact.</summary>
    Pil,

    /// <summary>torchvision's on an 8-bit tensor with <c>antialias=True</c>: in float32, rounded half to even to 8 bits.</summary>
    TensorAntialias,

    /// <summary>torchvision's on an 8-bit tensor with <c>antialias=False</c>: in float32, rounded half to even to 8 bits.</summary>
    Tensor,

    /// <summary>Interpolation of float pixels without antialiasing and without rounding, as TensorFlow and <c>F.interpolate</c> do.</summary>
    Float,
}

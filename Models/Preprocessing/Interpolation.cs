namespace Concord.Models.Preprocessing;

/// <summary>How pixels between the grid's are made.</summary>
public enum Interpolation
{
    /// <summary>Triangle filter.</summary>
    Bilinear,

    /// <summary>Cubic convolution: a = -0.5 with antialiasing (PIL, and tensors with it), a = -0.75 on tensors without.</summary>
    Bicubic,

    /// <summary>The nearest pixel.</summary>
    Nearest,
}

namespace Concord.Models.Architectures;

/// <summary>How an image becomes tokens.</summary>
internal enum StemKind
{
    /// <summary>Patches that do not overlap: a convolution whose stride is its kernel.</summary>
    Patches,

    /// <summary>Patches twice as wide as their distance: each overlaps its neighbours by half.</summary>
    Overlapping,

    /// <summary>3×3 convolutions of stride 2 with batch normalisation and ReLU, then 1×1 (Xiao et al. 2021, Early Convolutions, arXiv:2106.14881).</summary>
    Convolutional,

    /// <summary>Every pixel is a token.</summary>
    Pixel,
}

namespace Concord.Models.Architectures;

/// <summary>How tokens know where they stand.</summary>
internal enum PositionKind
{
    /// <summary>A learned vector for each place, added.</summary>
    Learned,

    /// <summary>Fixed sines and cosines of row and column, added (Vaswani et al. 2017; for images as in MAE, He et al. 2021, arXiv:2111.06377).</summary>
    Sinusoidal,

    /// <summary>Fourier features of row and column through a learned linear map, added (Jaegle et al. 2021, Perceiver, arXiv:2103.03206).</summary>
    Fourier,

    /// <summary>None: the network maps sets to sets.</summary>
    None,
}

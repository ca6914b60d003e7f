namespace Concord.Models.Architectures;

/// <summary>How a Perceiver turns an image into the tokens that its latents look at; positions are put beside the features.</summary>
internal enum PerceiverInput
{
    /// <summary>Every pixel a token of its three values, with fixed Fourier positions.</summary>
    Fourier,

    /// <summary>Every pixel a token of a learned linear map, with a learned table of positions: no prior knowledge of the image's grid.</summary>
    Learned,

    /// <summary>A convolution and a pooling to a quarter of the sides, with fixed Fourier positions.</summary>
    Convolution,
}

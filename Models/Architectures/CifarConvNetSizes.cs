namespace Concord.Models.Architectures;

/// <summary>Sizes of a small sequential ConvNet for 32-pixel images.</summary>
/// <param name="Convolutions">Channels, kernel and stride of each convolution.</param>
/// <param name="Padding">Zero padding of every convolution, in pixels.</param>
/// <param name="Hidden">Widths of the hidden linear layers.</param>
/// <param name="Classes">Rows of the last layer.</param>
internal sealed record CifarConvNetSizes((int Channels, int Kernel, int Stride)[] Convolutions, int Padding, int[] Hidden, int Classes = 10)
{
    /// <summary>Whether each convolution is followed by batch normalisation, and then has no bias.</summary>
    public bool HasBatchNorm { get; init; }

    /// <summary>Positions in the Sequential of the ReLUs, which follow each convolution and, past the flatten, each hidden linear layer.</summary>
    public IEnumerable<int> Activations => [.. Convolutions.Select((_, i) => (ConvolutionSteps * (i + 1)) - 1), .. Hidden.Select((_, i) => (ConvolutionSteps * Convolutions.Length) + (2 * (i + 1)))];

    /// <summary>Key of the last layer's weight: past the convolutions, the flatten and the hidden layers.</summary>
    public string ClassifierKey => FormattableString.Invariant($"{(ConvolutionSteps * Convolutions.Length) + 1 + (2 * Hidden.Length)}.weight");

    /// <summary>Positions that a convolution takes, with what follows it.</summary>
    public int ConvolutionSteps => HasBatchNorm ? 3 : 2;

    /// <summary>Two 4×4 convolutions of stride 2, the commonest form of the family.</summary>
    public static CifarConvNetSizes TwoConvolutions(int first, int second, int padding, params int[] hidden)
        => new([(first, 4, 2), (second, 4, 2)], padding, hidden);
}

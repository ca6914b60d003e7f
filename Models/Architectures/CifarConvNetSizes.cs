namespace Concord.Models.Architectures;

/// <summary>Sizes of a small sequential ConvNet for 32-pixel images.</summary>
/// <param name="Convolutions">Channels, kernel and stride of each convolution.</param>
/// <param name="Padding">Zero padding of every convolution, in pixels.</param>
/// <param name="Hidden">Widths of the hidden linear layers.</param>
/// <param name="Classes">Rows of the last layer.</param>
internal sealed record CifarConvNetSizes((int Channels, int Kernel, int Stride)[] Convolutions, int Padding, int[] Hidden, int Classes = 10)
{
    /// <summary>Two 4×4 convolutions of stride 2, the commonest form of the family.</summary>
    public static CifarConvNetSizes TwoConvolutions(int first, int second, int padding, params int[] hidden)
        => new([(first, 4, 2), (second, 4, 2)], padding, hidden);
}

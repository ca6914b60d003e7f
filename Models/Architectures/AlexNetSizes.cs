namespace Concord.Models.Architectures;

/// <summary>Sizes of an AlexNet; the kernels (11, 5, 3, 3, 3) are fixed.</summary>
/// <param name="Widths">Channels of the five convolutions.</param>
/// <param name="Hidden">Units of the two hidden linear layers.</param>
/// <param name="Classes">Rows of the classifier.</param>
internal sealed record AlexNetSizes(int[] Widths, int[] Hidden, int Classes)
{
    /// <summary>As in torchvision: the one-column network of 2014.</summary>
    public static AlexNetSizes Published { get; } = new([64, 192, 384, 256, 256], [4096, 4096], 1000);

    /// <summary>What the tensors tell, the published sizes where they do not.</summary>
    public static AlexNetSizes Read(ArchitectureSizes sizes) => new(
        [.. AlexNet.Convolutions.Select((position, i) => sizes.Dimension($"features.{position}.weight", 0, Published.Widths[i]))],
        [sizes.Dimension("classifier.1.weight", 0, Published.Hidden[0]), sizes.Dimension("classifier.4.weight", 0, Published.Hidden[1])],
        sizes.Dimension("classifier.6.weight", 0, Published.Classes));
}

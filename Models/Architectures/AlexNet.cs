using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>AlexNet in one column, without local response normalisation, in torchvision's naming.</summary>
/// <remarks>
/// Krizhevsky 2014, arXiv:1404.5997 (after Krizhevsky, Sutskever and Hinton 2012); keys <c>features.{0,3,6,8,10}</c>, <c>classifier.{1,4,6}</c>.
/// Sites: every position of <c>features</c> (convolution, ReLU, pooling), <c>features</c> (its last), <c>avgpool</c>, every position of
/// <c>classifier</c> (dropouts, which pass on what they get, included), <c>logits</c> (equal to <c>classifier.6</c>).
/// </remarks>
internal sealed class AlexNet : Network
{
    private const int PooledSide = 6;
    private readonly NumberedLayers features;
    private readonly NumberedLayers classifier;

    public AlexNet(Wiring wiring, AlexNetSizes sizes)
        : base(nameof(AlexNet), wiring)
    {
        int[] widths = sizes.Widths;
        features = new NumberedLayers(wiring, nameof(features))
            .Convolution(3, widths[0], 11, stride: 4, padding: 2).Relu().MaxPool(3, 2)
            .Convolution(widths[0], widths[1], 5, padding: 2).Relu().MaxPool(3, 2)
            .Convolution(widths[1], widths[2], 3, padding: 1).Relu()
            .Convolution(widths[2], widths[3], 3, padding: 1).Relu()
            .Convolution(widths[3], widths[4], 3, padding: 1).Relu().MaxPool(3, 2);
        classifier = new NumberedLayers(wiring, nameof(classifier))
            .Dropout().Linear(widths[4] * PooledSide * PooledSide, sizes.Hidden[0]).Relu()
            .Dropout().Linear(sizes.Hidden[0], sizes.Hidden[1]).Relu()
            .Linear(sizes.Hidden[1], sizes.Classes);
        RegisterComponents();
    }

    /// <summary>Positions of the convolutions in <c>features</c>.</summary>
    public static IReadOnlyList<int> Convolutions { get; } = [0, 3, 6, 8, 10];

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("features", features.forward(input));
        x = Site("avgpool", torch.nn.functional.adaptive_avg_pool2d(x, [PooledSide, PooledSide]));
        return Site("logits", classifier.forward(x.flatten(1))); // (batch, channels·6·6)
    }

    /// <inheritdoc/>
    /// <remarks>torchvision: PyTorch's default throughout.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter) => InitialValue.TorchDefault(parameter);
}

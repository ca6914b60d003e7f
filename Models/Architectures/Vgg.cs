using Concord.Models.Blocks;
using Concord.Models.Regimes;
using TorchSharp;

namespace Concord.Models.Architectures;

/// <summary>VGG with 11 to 19 layers, with and without batch normalisation, in torchvision's naming.</summary>
/// <remarks>
/// Simonyan and Zisserman 2015, arXiv:1409.1556; keys <c>features.N</c>, <c>classifier.{0,3,6}</c>. Sites: every position of <c>features</c>
/// (convolution, normalisation, ReLU, pooling), <c>features</c> (its last), <c>avgpool</c>, every position of <c>classifier</c> (dropouts,
/// which pass on what they get, included), <c>logits</c> (equal to <c>classifier.6</c>).
/// </remarks>
internal sealed class Vgg : Network
{
    private const int PooledSide = 7;
    private readonly NumberedLayers features;
    private readonly NumberedLayers classifier;

    public Vgg(Wiring wiring, VggSizes sizes)
        : base(nameof(Vgg), wiring)
    {
        features = new NumberedLayers(wiring, nameof(features));
        int channels = 3;
        foreach (int[] block in sizes.Widths)
        {
            foreach (int width in block)
            {
                features.Convolution(channels, width, 3, padding: 1);
                _ = sizes.BatchNorm ? features.BatchNorm(width).Relu() : features.Relu();
                channels = width;
            }

            features.MaxPool(2, 2);
        }

        classifier = new NumberedLayers(wiring, nameof(classifier))
            .Linear(channels * PooledSide * PooledSide, sizes.Hidden[0]).Relu().Dropout()
            .Linear(sizes.Hidden[0], sizes.Hidden[1]).Relu().Dropout()
            .Linear(sizes.Hidden[1], sizes.Classes);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        torch.Tensor x = Site("features", features.forward(input));
        x = Site("avgpool", torch.nn.functional.adaptive_avg_pool2d(x, [PooledSide, PooledSide]));
        return Site("logits", classifier.forward(x.flatten(1))); // (batch, channels·7·7)
    }

    /// <inheritdoc/>
    /// <remarks>torchvision: convolutions Kaiming normal over fan-out, linear layers N(0, 0.01²), biases 0, normalisation the identity.</remarks>
    public override InitialValue InitialValueOf(ParameterShape parameter)
        => !parameter.IsOfMatrixLayer || parameter.EndsWith("bias") ? InitialValue.Normalization(parameter)
            : parameter.Shape.Count == 4 ? InitialValue.Kaiming(parameter.FanOut)
            : InitialValue.Normal(0.01);
}
